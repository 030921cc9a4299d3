# super() in class methods, generators, comprehensions, lambdas, nested functions; __class__.
class A:
    def f(self): return "A.f"
    @classmethod
    def c(cls): return "A.c"
class B(A):
    def f(self): return super().f() + "B"
    @classmethod
    def c(cls): return super().c() + "B"
    def gen(self): yield super().f()
    def lam(self): return (lambda: super(B, self).f())()
    def cls(self): return __class__
    def comp(self): return [super(B, self).f() for _ in range(2)]
    async def co(self): return super().f()
    def attr(self): return super().__init__, super().__class__
    static = staticmethod(lambda: __class__)
    def nested(self):
        class C(B):
            def f(self): return super().f() + "C"
        return C().f()
b = B()
print(b.f(), B.c(), list(b.gen()), b.lam(), b.cls() is B, b.comp(), b.nested(), b.attr()[1] is super, B.static() is B)
try:
    b.co().send(None)
except StopIteration as stop:
    print(stop.value)
class D(B):
    def f(self):
        return super().f
print(D().f()())
class E:
    def f(self):
        super.x = 1
try:
    E().f()
except TypeError as error:
    print(error)
