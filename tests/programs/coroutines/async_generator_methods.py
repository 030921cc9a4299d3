# asend, athrow, aclose of asynchronous generators.
def run(c):
    try:
        c.send(None)
    except StopIteration as stop:
        return stop.value
    raise RuntimeError("suspended")
async def g():
    try:
        x = yield 1
        print("got", x)
        y = yield 2
    except ValueError as error:
        print("caught", error)
        yield "recovered"
    finally:
        print("finally")
a = g()
print(run(a.asend(None)), run(a.asend("hello")), run(a.athrow(ValueError("v"))))
try:
    run(a.__anext__())
except StopAsyncIteration as stop:
    print(repr(stop))
a = g()
print(run(a.__anext__()), run(a.aclose()), type(a).__name__, a.ag_running)
try:
    run(a.asend(None))
except StopAsyncIteration:
    print("closed")
