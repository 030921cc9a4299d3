# super in its forms and mistakes.
class A:
    x = "A.x"
    def f(self): return "A.f"
    @classmethod
    def c(cls): return "A.c of " + cls.__name__
    @staticmethod
    def s(): return "A.s"
    @property
    def p(self): return "A.p"
class B(A):
    x = "B.x"
    def f(self): return super().f() + " via B"
    @classmethod
    def c(cls): return super().c() + " via B"
    @staticmethod
    def s(): return super(B, B).s()
    @property
    def p(self): return super().p + " via B"
    def attributes(self):
        return super().x, super(B, self).x, super().__thisclass__, super().__self_class__, super().__self__ is self
    def nested(self):
        def inner(this):
            return super().f()
        return inner(self), [__class__ for _ in "a"]
b = B()
print(b.f(), B.c(), b.s(), b.p, b.attributes(), b.nested())
def outside(self):
    return super().f()
class C:
    def no_args(): return super()
    def wrong(self): return super(B, self)
    def missing(self): return super().nope
    def deleted(self):
        del self
        return super()
for f in (lambda: outside(b), lambda: C.no_args(), lambda: C().wrong(), lambda: C().missing(), lambda: C().deleted(), lambda: super(), lambda: super(5), lambda: super(int, "a")):
    try:
        print(f())
    except (RuntimeError, TypeError, AttributeError) as error:
        print(type(error).__name__, error)
