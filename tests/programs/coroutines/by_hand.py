# A coroutine is driven by send; await passes values through.
class Awaitable:
    def __init__(self, x): self.x = x
    def __await__(self):
        got = yield self.x
        return f"answer {got}"
async def inner():
    return await Awaitable("a") + " inner"
async def main():
    first = await inner()
    second = await Awaitable("b")
    return first, second
c = main()
print(type(c).__name__, c.send(None), c.send(1))
try:
    c.send(2)
except StopIteration as stop:
    print(stop.value)
try:
    c.send(None)
except RuntimeError as error:
    print(error)
async def bad(x):
    await x
for x in (5, [1], (y for y in [1]), None):
    c = bad(x)
    try:
        c.send(None)
    except TypeError as error:
        print(error)
