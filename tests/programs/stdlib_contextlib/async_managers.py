# The asynchronous counterparts.
from contextlib import AsyncExitStack, asynccontextmanager, aclosing


@asynccontextmanager
async def managed(name):
    print("enter", name)
    try:
        yield name
    finally:
        print("exit", name)


async def numbers():
    try:
        yield 1
        yield 2
    finally:
        print("numbers closed")


async def main():
    async with managed("a") as a, AsyncExitStack() as stack:
        b = await stack.enter_async_context(managed("b"))
        stack.callback(print, "callback")
        print(a, b)
    async with aclosing(numbers()) as source:
        async for n in source:
            print(n)
            break
    try:
        await AsyncExitStack().enter_async_context(5)
    except TypeError as error:
        print(error)


try:
    main().send(None)
except StopIteration:
    print("done")
