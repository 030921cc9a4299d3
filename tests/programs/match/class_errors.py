# Class patterns that cannot work.
class A:
    __match_args__ = ("x",)
    x = 1
class B: pass
class C:
    __match_args__ = ["x"]
class D:
    __match_args__ = (5,)
def attempt(f):
    try:
        print(f())
    except TypeError as error:
        print(error)
def a():
    match A():
        case A(1, 2): return "two"
def b():
    match B():
        case B(1): return "one"
def c():
    match C():
        case C(1): return "one"
def d():
    match D():
        case D(1): return "one"
def e():
    match 5:
        case int(a, b): return "two"
def f():
    t = 5
    match 5:
        case t(): return "t"
def g():
    match A():
        case A(1, x=1): return "twice"
for function in (a, b, c, d, e, f, g):
    attempt(function)
