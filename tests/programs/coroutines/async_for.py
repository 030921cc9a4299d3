# async for, async comprehensions and asynchronous generators.
class Range:
    def __init__(self, n): self.n, self.i = n, 0
    def __aiter__(self): return self
    async def __anext__(self):
        if self.i >= self.n:
            raise StopAsyncIteration
        self.i += 1
        return self.i
async def agen(n):
    try:
        for i in range(n):
            yield i * 10
    finally:
        print("agen finally")
async def main():
    async for x in Range(3):
        if x == 2:
            continue
        print("x", x)
    else:
        print("else")
    async for x in agen(2):
        print("agen", x)
    return [x async for x in Range(3) if x > 1], {x async for x in agen(2)}, {x: await answer() async for x in Range(1)}, [await answer() for _ in range(2)]
async def answer(): return 42
def run(c):
    try:
        while True:
            c.send(None)
    except StopIteration as stop:
        return stop.value
print(run(main()))
async def wrong():
    async for x in [1]: pass
async def wrong2():
    for x in agen(1): pass
for f in (wrong, wrong2):
    try:
        run(f())
    except TypeError as error:
        print(error)
