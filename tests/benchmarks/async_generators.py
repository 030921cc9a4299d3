"""Asynchronous generators, iterators and context managers, driven by hand."""


class Switch:
    def __await__(self):
        return (yield 1)


class Tree:
    def __init__(self, left, value, right):
        self.left = left
        self.value = value
        self.right = right

    async def __aiter__(self):
        if self.left:
            async for value in self.left:
                yield value
        yield self.value
        if self.right:
            async for value in self.right:
                yield value


class Scope:
    entered = 0

    async def __aenter__(self):
        Scope.entered += 1
        return self

    async def __aexit__(self, *details):
        return False


def tree_of(values):
    if not values:
        return None
    middle = len(values) // 2
    return Tree(tree_of(values[:middle]), values[middle], tree_of(values[middle + 1:]))


async def countdown(count):
    while count:
        await Switch()
        yield count
        count -= 1


async def main():
    tree = tree_of(range(12_000))
    total = 0
    for _ in range(3):
        async for value in tree:
            total += value
    async for value in countdown(80_000):
        total += value
    for _ in range(60_000):
        async with Scope() as scope:
            total += scope.entered & 1
    return total + sum([value async for value in countdown(50_000) if value % 3 == 0])


def drive(coroutine):
    switches = 0
    try:
        while True:
            switches += coroutine.send(None)
    except StopIteration as stop:
        return stop.value, switches


print(drive(main()))
