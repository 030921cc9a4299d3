# Annotated assignment.
x: int = 5
y: "undefined name" = 1
z: list[int]
(w): int = 2
class C:
    a: int = 1
    b: str
    c: "C"
    def m(self):
        self.v: undefined = 3
        local: also_undefined = 4
        return local
print(x, y, w, __annotations__, C.__annotations__, C().m(), hasattr(C, "b"))
try:
    z
except NameError as error:
    print(error)
d = {}
d["k"]: int = 5
print(d)
try:
    q: nope = 1
except NameError as error:
    print(error)
