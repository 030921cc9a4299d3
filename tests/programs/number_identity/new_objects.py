# Arithmetic makes new objects; ids of live numbers differ.
def f():
    a = 1000 * int("1")
    b = 500 + int("500")
    c = a + 0
    d, e = a / 1, b / 1
    return a is b, a == b, a is c, d is e, id(a) == id(b), len({id(v) for v in (a, b, c, d, e)})
print(f())
values = [float(i) for i in range(100)]
print(len({id(v) for v in values}), len({id(v * 1.0) for v in values}) <= 2, len({id(float(i)) for i in range(100)}) <= 2)
big = [10 ** 10 + i for i in range(50)]
print(len({id(v) for v in big}))
i = 0
seen = set()
while i < 300:
    seen.add(id(i))
    i += 1
print(len(seen) >= 257)
