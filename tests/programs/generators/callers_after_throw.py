# What is thrown into a generator does not keep the generator's callers: its frame forgets them when it ends.
import gc
import sys
from contextlib import contextmanager


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("  del", self.name)


def callers(error):
    walk = error.__traceback__
    while walk:
        print("  ", walk.tb_frame.f_code.co_name, walk.tb_frame.f_back and walk.tb_frame.f_back.f_code.co_name)
        walk = walk.tb_next


def catching():
    try:
        yield 1
    except ValueError:
        print("  resumed by", sys._getframe().f_back.f_code.co_name)
        raise KeyError("from the generator")


def throws():
    local = Noisy("local of throws")
    generator = catching()
    next(generator)
    try:
        generator.throw(ValueError("x"))
    except KeyError as error:
        callers(error)


def inner():
    kept.append(sys._getframe())
    yield 1
    raise ValueError


def outer():
    local = Noisy("local of outer")
    yield from inner()


def delegates():
    local = Noisy("local of delegates")
    try:
        list(outer())
    except ValueError as error:
        callers(error)


def finishes():
    local = Noisy("local of finishes")
    for _ in (kept.append(sys._getframe()) for _ in range(1)):
        pass


async def coroutine():
    kept.append(sys._getframe())
    raise OSError


def drives():
    local = Noisy("local of drives")
    try:
        coroutine().send(None)
    except OSError:
        pass


@contextmanager
def manager():
    yield


def manages():
    local = Noisy("local of manages")
    with manager():
        raise RuntimeError


gc.disable()
kept = []
for function in (throws, delegates, finishes, drives):
    print(function.__name__)
    function()
    print("  frames", [frame.f_back for frame in kept], "collected", gc.collect())
    kept.clear()
print("manages")
try:
    manages()
except RuntimeError:
    pass
print("  collected", gc.collect())
