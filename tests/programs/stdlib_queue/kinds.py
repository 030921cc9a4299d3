# Queues in one thread: order, limits, errors.
import queue

for kind in (queue.Queue, queue.LifoQueue, queue.PriorityQueue):
    q = kind(maxsize=3)
    for item in (2, 3, 1):
        q.put(item)
    print(kind.__name__, q.full(), q.qsize(), [q.get() for _ in range(3)], q.empty())
    try:
        q.get_nowait()
    except queue.Empty as error:
        print(repr(error))
    q.put("x")
    for _ in range(4):
        q.task_done()
    try:
        q.task_done()
    except ValueError as error:
        print(error)
q = queue.Queue(1)
q.put(1)
for call in (lambda: q.put(2, block=False), lambda: q.put(2, timeout=0.01), lambda: q.put(2, timeout=-1), lambda: queue.SimpleQueue().get(timeout=0.01)):
    try:
        call()
    except (queue.Full, queue.Empty, ValueError) as error:
        print(repr(error))
