# __format__, __str__, __repr__, __bytes__ and who uses which.
class A:
    def __repr__(self): return "repr"
    def __str__(self): return "str"
    def __format__(self, spec): return f"format({spec})"
class B:
    def __repr__(self): return "B repr"
a = A()
print(a, repr(a), str(a), f"{a}", f"{a!r}", f"{a:x>5}", "%s %r" % (a, a), "{} {!s}".format(a, a), [a], {a: a}, (a,), format(a, "q"))
print(B(), str(B()), f"{B()}", [B()])
try:
    format(B(), "10")
except TypeError as error:
    print(error)
class C:
    def __format__(self, spec): return 5
class D:
    def __repr__(self): return None
for f in (lambda: format(C()), lambda: repr(D()), lambda: str(D()), lambda: f"{D()}", lambda: [D()].__repr__()):
    try:
        f()
    except TypeError as error:
        print(error)
