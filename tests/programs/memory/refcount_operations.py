# Operators and calls leave no references behind.
import sys
x = [1]
class A:
    def __add__(self, o): return self
    def __eq__(self, o): return True
    def __getitem__(self, i): return self
    def __call__(self, *a, **k): return None
    def __iter__(self): return iter([self])
    def __enter__(self): return self
    def __exit__(self, *e): return True
    def __contains__(self, i): return False
    def __hash__(self): return 1
    def __bool__(self): return True
a = A()
before = sys.getrefcount(a)
a + 1; a == a; a[0]; a[a]; a(); a(a); a(k=a); [*a]; a in [a]; a in a; {a: a}; {a}; (a, a); [a for b in a]
with a as b:
    raise ValueError(a)
del b
for b in a: pass
del b
a and a; not a; a if a else a; a is a; (lambda: a)(); f"{a!r}"; str(a); print(end=""); [a][0]; {"k": a}["k"]; max(a, a, key=id); sorted([a, a], key=id)
try:
    a.nope
except AttributeError:
    pass
try:
    a - a
except TypeError:
    pass
c, d = a, a
c, d = d, c
del c, d
print(sys.getrefcount(a) - before)
