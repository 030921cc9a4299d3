# __hash__ follows __eq__.
class A: pass
class B:
    def __eq__(self, o): return True
class C:
    def __eq__(self, o): return isinstance(o, C)
    def __hash__(self): return 42
class D(C): pass
class E(C):
    def __eq__(self, o): return False
class F:
    __hash__ = None
print(hash(C()), hash(D()), {C(): 1}[C()], len({C(), C()}), B.__hash__, E.__hash__, isinstance(hash(A()), int))
for value in (B(), E(), F()):
    try:
        hash(value)
    except TypeError as error:
        print(error)
class G:
    def __hash__(self): return 2 ** 100
class H:
    def __hash__(self): return -1
class I:
    def __hash__(self): return 1.5
print(hash(G()) == hash(2 ** 100), hash(H()))
try:
    hash(I())
except TypeError as error:
    print(error)
