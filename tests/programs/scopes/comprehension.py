# Comprehensions have their own scope; the first iterable is evaluated outside.
x = "outer"
print([x for x in range(3)], x)
print({k: x for k in "ab"}, sorted({x + y for y in "12"}))
def f():
    y = 5
    return [y + i for i in range(3)], [(lambda: i)() for i in range(3)], [g() for g in [lambda: i for i in range(3)]]
print(f())
class C:
    n = 3
    ok = [i for i in range(n)]
    try:
        bad = [n for i in range(2)]
    except NameError as error:
        print(error)
print(C.ok)
try:
    i
except NameError as error:
    print(error)
