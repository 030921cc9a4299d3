# Equal constants of one compilation unit are one object; of two, they are not.
def same(a, b):
    return a is b
a = 1000
b = 1000
print(a is b)
def f():
    return 1000
def g():
    return 1000
print(f() is f(), f() is g(), f() is a)
x, y = 1.5, 1.5
t, u = (1, 2), (1, 2)
s1 = "not an identifier!"
s2 = "not an identifier!"
print(x is y, t is u, s1 is s2)
c = 10 * 100
print(c is a, same(500 + 500, a))
exec("d = 1000")
print(d is a)
e = 1000.0
print(same(e, 1000.0), same(0.0, -0.0), same(1, True), same(1000, 1000.0))
print([1000][0] is a, {"k": 1000}["k"] is a, (lambda: 1000)() is a, (lambda z=1000: z)() is a)
