# Special names that are only names.
class A:
    def __custom__(self): return "custom"
    __slots_like__ = 1
    def __init__(self_by_another_name, x): self_by_another_name.x = x
print(A(5).x, A(1).__custom__())
setattr(A, "not an identifier", 5)
print(getattr(A(1), "not an identifier"), vars(A)["not an identifier"])
ñ = 1
ﬁ = 2
print(ñ, fi, "ﬁ" in globals(), "fi" in globals())
