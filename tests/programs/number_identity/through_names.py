# A number keeps its identity through names, arguments, returns, containers, closures, generators.
def same(a, b): return a is b
def give(x): return x
x = 1.5 * float("2")
y = x
n = 10 ** 3 + int("7")
m = n
print(x is y, n is m, give(x) is x, give(n) is n, [x][0] is x, (n,)[0] is n, {"k": x}["k"] is x, (lambda: x)() is x, (lambda z=n: z)() is n, same(x, y))
class A: pass
a = A()
a.f, a.n = x, n
print(a.f is x, a.n is n, getattr(a, "f") is a.f, vars(a)["n"] is n)
def local():
    p = 2.5 * float("2")
    q = p
    r = [p, p]
    s = p + 0.0
    def inner(): return p
    return p is q, r[0] is p, r[0] is r[1], s is p, s == p, inner() is p, id(p) == id(q), id(p) == id(r[0])
print(local())
def gen():
    v = 3.5 * float("1")
    yield v
    yield v
one, two = gen()
print(one is two, max(x, 0.0) is x, min(n, 10 ** 9) is n, sorted([x])[0] is x, next(iter([n])) is n, abs(n) is n, +n is n, int(n) is n, float(x) is x, round(n) is n, n * 1 is n, n + 0 is n)
