"""queue: queues that threads can share.

The condition variables are made here from locks of _thread, so that this needs no threading module.
"""

import _thread
from collections import deque
from heapq import heappop, heappush
from time import monotonic as time

try:
    from _queue import Empty
except ImportError:
    class Empty(Exception):
        """There is nothing in the queue."""

__all__ = ["Empty", "Full", "Queue", "PriorityQueue", "LifoQueue", "SimpleQueue"]

GenericAlias = type(list[int])


class Full(Exception):
    """There is no room in the queue."""


class _Condition:
    # To wait for something, and be notified, while holding a lock.
    def __init__(self, lock):
        self._lock = lock
        self._waiters = deque()
        self.acquire = lock.acquire
        self.release = lock.release

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def wait(self, timeout=None):
        waiter = _thread.allocate_lock()
        waiter.acquire()
        self._waiters.append(waiter)
        self._lock.release()
        gotit = False
        try:
            if timeout is None:
                waiter.acquire()
                gotit = True
            elif timeout > 0:
                gotit = waiter.acquire(True, timeout)
            else:
                gotit = waiter.acquire(False)
            return gotit
        finally:
            self._lock.acquire()
            if not gotit:
                try:
                    self._waiters.remove(waiter)
                except ValueError:
                    pass

    def notify(self, n=1):
        while n > 0 and self._waiters:
            self._waiters.popleft().release()
            n -= 1

    def notify_all(self):
        self.notify(len(self._waiters))


class Queue:
    """First in, first out; with a maxsize above 0, put() waits for room."""

    def __init__(self, maxsize=0):
        self.maxsize = maxsize
        self._init(maxsize)
        self.mutex = _thread.allocate_lock()
        self.not_empty = _Condition(self.mutex)
        self.not_full = _Condition(self.mutex)
        self.all_tasks_done = _Condition(self.mutex)
        self.unfinished_tasks = 0

    def task_done(self):
        """Tell that work on an item is finished; join() waits for that."""
        with self.all_tasks_done:
            unfinished = self.unfinished_tasks - 1
            if unfinished <= 0:
                if unfinished < 0:
                    raise ValueError("task_done() called too many times")
                self.all_tasks_done.notify_all()
            self.unfinished_tasks = unfinished

    def join(self):
        """Wait until work on all items is finished."""
        with self.all_tasks_done:
            while self.unfinished_tasks:
                self.all_tasks_done.wait()

    def qsize(self):
        """How many items there are, at this moment."""
        with self.mutex:
            return self._qsize()

    def empty(self):
        """Whether there are none, at this moment."""
        with self.mutex:
            return not self._qsize()

    def full(self):
        """Whether there is no room, at this moment."""
        with self.mutex:
            return 0 < self.maxsize <= self._qsize()

    def put(self, item, block=True, timeout=None):
        """Add an item; where there is no room wait for it, for some seconds at most, or raise Full."""
        with self.not_full:
            if self.maxsize > 0:
                self._wait(self.not_full, lambda: self._qsize() < self.maxsize, block, timeout, Full)
            self._put(item)
            self.unfinished_tasks += 1
            self.not_empty.notify()

    def get(self, block=True, timeout=None):
        """Remove and return an item; where there is none wait for it, for some seconds at most, or raise Empty."""
        with self.not_empty:
            self._wait(self.not_empty, self._qsize, block, timeout, Empty)
            item = self._get()
            self.not_full.notify()
            return item

    def _wait(self, condition, satisfied, block, timeout, error):
        if not block:
            if not satisfied():
                raise error
        elif timeout is None:
            while not satisfied():
                condition.wait()
        elif timeout < 0:
            raise ValueError("'timeout' must be a non-negative number")
        else:
            end = time() + timeout
            while not satisfied():
                remaining = end - time()
                if remaining <= 0.0:
                    raise error
                condition.wait(remaining)

    def put_nowait(self, item):
        """put() that never waits."""
        return self.put(item, block=False)

    def get_nowait(self):
        """get() that never waits."""
        return self.get(block=False)

    # What subclasses override; the lock is held.

    def _init(self, maxsize):
        self.queue = deque()

    def _qsize(self):
        return len(self.queue)

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.popleft()

    __class_getitem__ = classmethod(GenericAlias)


class PriorityQueue(Queue):
    """The smallest item first."""

    def _init(self, maxsize):
        self.queue = []

    def _qsize(self):
        return len(self.queue)

    def _put(self, item):
        heappush(self.queue, item)

    def _get(self):
        return heappop(self.queue)


class LifoQueue(Queue):
    """Last in, first out."""

    def _init(self, maxsize):
        self.queue = []

    def _qsize(self):
        return len(self.queue)

    def _put(self, item):
        self.queue.append(item)

    def _get(self):
        return self.queue.pop()


class _PySimpleQueue:
    """First in, first out, without limit and without task_done()."""

    def __init__(self):
        self._queue = deque()
        self._available = _Condition(_thread.allocate_lock())

    def put(self, item, block=True, timeout=None):
        """Add an item; never waits."""
        with self._available:
            self._queue.append(item)
            self._available.notify()

    def get(self, block=True, timeout=None):
        """Remove and return an item; where there is none wait for it, for some seconds at most, or raise Empty."""
        if timeout is not None and timeout < 0:
            raise ValueError("'timeout' must be a non-negative number")
        with self._available:
            end = None if timeout is None else time() + timeout
            while not self._queue:
                if not block:
                    raise Empty
                remaining = None if end is None else end - time()
                if remaining is not None and remaining <= 0:
                    raise Empty
                self._available.wait(remaining)
            return self._queue.popleft()

    def put_nowait(self, item):
        """put()"""
        return self.put(item, block=False)

    def get_nowait(self):
        """get() that never waits."""
        return self.get(block=False)

    def empty(self):
        """Whether there are no items, at this moment."""
        return len(self._queue) == 0

    def qsize(self):
        """How many items there are, at this moment."""
        return len(self._queue)

    __class_getitem__ = classmethod(GenericAlias)


_PySimpleQueue.__name__ = _PySimpleQueue.__qualname__ = "SimpleQueue"

try:
    from _queue import SimpleQueue
except ImportError:
    SimpleQueue = _PySimpleQueue
