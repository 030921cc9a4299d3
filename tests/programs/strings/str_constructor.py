# str() of objects and of bytes.
class A:
    def __str__(self):
        return "a str"

    def __repr__(self):
        return "a repr"

class B:
    def __repr__(self):
        return "only repr"

class C:
    def __str__(self):
        return 5

print(str(), str(5), str(A()), str(B()), [A()], str([A()]), str(None), str(1.0), str(b"x"), str(b"\xc3\xa9", "utf-8"), str(b"ab", errors="strict"), str(object="k"))
for f in (lambda: str(C()), lambda: str("a", "utf-8"), lambda: str(5, "utf-8"), lambda: repr(type("D", (), {"__repr__": lambda self: None})())):
    try:
        f()
    except TypeError as error:
        print(error)
