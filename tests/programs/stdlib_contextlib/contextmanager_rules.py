# What a generator under @contextmanager may and may not do.
from contextlib import contextmanager


@contextmanager
def plain(log):
    log.append("in")
    try:
        yield 5
    finally:
        log.append("out")


log = []
with plain(log) as value:
    print(value)
try:
    with plain(log):
        1 / 0
except ZeroDivisionError as error:
    print(error, log)


@plain(log)
def decorated():
    return "called"


print(decorated(), decorated(), len(log))


@contextmanager
def swallow():
    try:
        yield
    except KeyError:
        print("swallowed")


with swallow():
    {}["x"]


@contextmanager
def never():
    if False:
        yield


@contextmanager
def twice():
    yield 1
    yield 2


for manager in (never, twice):
    try:
        with manager():
            pass
    except RuntimeError as error:
        print(error)
try:
    with plain(log):
        raise StopIteration("mine")
except StopIteration as error:
    print(repr(error))
