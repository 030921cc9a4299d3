# A proxy acts as its object while that lives.
import weakref
class A:
    def __init__(self): self.x = [1]
    def method(self): return "method"
    def __len__(self): return 3
    def __add__(self, o): return ("add", o)
    def __call__(self, a): return ("called", a)
    def __getitem__(self, i): return i
    def __str__(self): return "str of A"
    def __bool__(self): return False
    def __eq__(self, o): return "eq"
    def __iter__(self): return iter("it")
a = A()
p = weakref.proxy(a)
print(p.x, p.method(), len(p), p + 1, p(5), p[7], str(p), bool(p), p == 3, list(p), type(p).__name__, isinstance(p, A), p.__class__ is A)
p.y = 2
print(a.y)
class B: pass
b = B()
q = weakref.proxy(b)
print(type(q).__name__, weakref.proxy(b) is q)
try:
    hash(q)
except TypeError as error:
    print(error)
del a, b
for f in (lambda: p.x, lambda: len(p), lambda: p(1), lambda: setattr(q, "z", 1), lambda: str(q), lambda: bool(q)):
    try:
        f()
    except ReferenceError as error:
        print(error)
