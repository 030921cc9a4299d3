# Golden by hand: memray is no part of CPython's library
# Failing allocations: a thread that fails leaves no marks
# The stack of each marked allocation is what the frames said at that moment, however the program got there.
import os
import sys
import tempfile
import threading

import memray

path = os.path.join(tempfile.mkdtemp(), "a.bin")
expected = {}
lock = threading.Lock()


def mark():
    with lock:
        number = len(expected)
        frame, stack = sys._getframe(1), []
        while frame:
            stack.append((frame.f_code.co_name, frame.f_lineno))
            frame = frame.f_back
        expected[number] = stack
    return bytearray(100_000 + number)


class Dies:
    def __del__(self):
        kept.append(mark())


class Context:
    def __enter__(self):
        kept.append(mark())

    def __exit__(self, *exception):
        kept.append(mark())
        return True


class Attribute:
    @property
    def value(self):
        kept.append(mark())
        return 1

    def __getitem__(self, index):
        if index > 2:
            raise IndexError
        kept.append(mark())
        return index


kept = []


def key(item):
    if item % 3 == 0:
        kept.append(mark())
    return -item


def generator(depth):
    kept.append(mark())
    yield depth
    if depth:
        yield from generator(depth - 1)
        kept.append(mark())
    yield -depth


def recursive(n, m=2):
    x = [n, m]
    if n % 2:
        kept.append(mark())
    if n:
        recursive(n - 1)
        if n % 3 == 0:
            recursive(n // 2)
    kept.append(mark())


def raising(n):
    try:
        if n:
            return raising(n - 1)
        kept.append(mark())
        raise ValueError
    except ValueError:
        kept.append(mark())
        if n % 2:
            raise
    finally:
        kept.append(mark())


class AsyncContext:
    async def __aenter__(self):
        kept.append(mark())

    async def __aexit__(self, *exception):
        kept.append(mark())


async def items(n):
    for i in range(n):
        kept.append(mark())
        yield i


def closures(n):
    def inner(k, *args, **kwargs):
        kept.append(mark())
        return lambda: kept.append(mark()) or k
    return [inner(i, *range(i), a=i)() for i in range(n)]


def drive(coroutine):
    try:
        while True:
            coroutine.send(None)
    except StopIteration as stop:
        return stop.value


async def plain(n):
    async with AsyncContext():
        kept.append(mark())
    return [item async for item in items(n)]


def work():
    recursive(7)
    sorted(range(10), key=key)
    list(generator(3))
    one, two = generator(2), generator(1)
    for _ in zip(one, two):
        kept.append(mark())
    try:
        raising(4)
    except ValueError:
        pass
    with Context():
        kept.append(mark())
        1 / 0
    Attribute().value
    list(Attribute())
    closures(3)
    Dies()
    exec("kept.append(mark())\nkept.append(mark())", globals())
    for _ in range(3):
        exec(compile("def made():\n\n  kept.append(mark())\nmade()", "made", "exec"), globals())
    drive(plain(2))
    list(map(lambda n: kept.append(mark()), range(2)))
    max([3, 1, 2], key=lambda n: (kept.append(mark()), n)[1])


with memray.Tracker(path):
    work()
    threads = [threading.Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    work()

found = {}
for record in memray.FileReader(path).get_allocation_records():
    if 100_000 <= record.size < 200_000 and "FREE" not in memray.AllocatorType(record.allocator).name:
        stack = [(function, line) for function, file, line in record.stack_trace()]
        if stack[0][0] == "mark":
            found[record.size - 100_001] = stack[1:]
wrong = [number for number in expected if expected[number] != found.get(number)]
print(len(expected) > 200, wrong[:5])
for number in wrong[:3]:
    print(expected[number], found.get(number))
os.remove(path)
os.rmdir(os.path.dirname(path))
