# A hundred levels of yield from; a thousand suspended generators.
def deep(n):
    if n:
        yield from deep(n - 1)
    yield n
print(sum(deep(150)))
def one(i):
    yield i
    yield i + 1
gens = [one(i) for i in range(1000)]
print(sum(next(g) for g in gens), sum(next(g) for g in gens), sum(next(g, 0) for g in gens))
chain = iter(range(5))
for _ in range(100):
    chain = map(lambda x: x + 1, chain)
print(list(chain))
