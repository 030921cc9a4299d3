def generate(a):
    x = yield a
    return (yield from x)


async def coroutine(a):
    async with a as b:
        async for c in b:
            await c
    return [d async for d in b]
