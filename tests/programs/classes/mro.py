# The order in which bases are searched.
class O: pass
class A(O):
    def f(self): return "A"
class B(O):
    def f(self): return "B"
class C(A, B): pass
class D(A):
    def f(self): return "D"
class E(B):
    def f(self): return "E"
class F(D, E):
    def f(self): return "F>" + super().f()
print([c.__name__ for c in C.__mro__], [c.__name__ for c in F.__mro__], C().f(), F().f(), F.mro() == list(F.__mro__))
class X(object): pass
class Y(X): pass
class Z(Y, X): pass
print([c.__name__ for c in Z.mro()])
class Diamond1(O):
    def go(self): return ["1"] + super().go()
class Root:
    def go(self): return ["root"]
class L(Root):
    def go(self): return ["L"] + super().go()
class R(Root):
    def go(self): return ["R"] + super().go()
class LR(L, R):
    def go(self): return ["LR"] + super().go()
print(LR().go(), LR.__mro__[2] is R)
