# Code flags of generators, coroutines, star arguments and nested functions.
def plain(): pass
def gen(): yield
async def coro(): pass
async def agen(): yield
def star(*a): pass
def kw(**k): pass
def nest():
    x = 1
    def inner(): return x
    return inner
for f in (plain, gen, coro, agen, star, kw, nest, nest()):
    print(f.__name__, f.__code__.co_flags)
