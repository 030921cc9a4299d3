# Cooperative __init__ along the order of bases.
class Base:
    def __init__(self, **kw):
        print("Base", kw)
class A(Base):
    def __init__(self, a, **kw):
        print("A", a)
        super().__init__(**kw)
class B(Base):
    def __init__(self, b, **kw):
        print("B", b)
        super().__init__(**kw)
class C(A, B):
    def __init__(self, **kw):
        super().__init__(**kw)
C(a=1, b=2, z=3)
