# A generator's frame stands between.
def gen():
    yield 1
    raise ValueError("in generator")
def consume(g):
    for x in g:
        print(x)
consume(gen())
