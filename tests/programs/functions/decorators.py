# Decorators: order, arguments, classes, expressions.
def tag(name):
    def decorate(f):
        print("decorate", name, f.__name__)
        def wrapper(*args):
            return f"<{name}>{f(*args)}</{name}>"
        return wrapper
    return decorate
@tag("b")
@tag("i")
def hello(x):
    return x
print(hello("hi"), hello.__name__)
@lambda f: f() * 2
def number():
    return 21
print(number)
def register(cls):
    cls.registered = True
    return cls
@register
class C:
    @staticmethod
    @tag("s")
    def s(x):
        return x
print(C.registered, C.s("x"))
class Count:
    def __init__(self, f):
        self.f, self.n = f, 0
    def __call__(self, *a):
        self.n += 1
        return self.f(*a)
@Count
def add(a, b):
    return a + b
print(add(1, 2), add(3, 4), add.n)
decorators = [tag("list")]
@decorators[0]
def last(): return "last"
print(last())
