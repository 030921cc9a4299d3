# types.coroutine() lets a generator be awaited.
import types


@types.coroutine
def step(value):
    got = yield value
    return got * 2


async def main():
    return await step(5)


coroutine = main()
print(coroutine.send(None))
try:
    coroutine.send(21)
except StopIteration as stop:
    print(stop.value)
try:
    types.coroutine(5)
except TypeError as error:
    print(error)
