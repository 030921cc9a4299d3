# copy and deepcopy: sharing, cycles, hooks, identity of the immutable.
import copy
a = [1, [2, 3], {"k": [4]}]
s, d = copy.copy(a), copy.deepcopy(a)
a[1].append("x")
print(s, d, s[1] is a[1], d[1] is a[1])
t = (1, (2, 3))
print(copy.copy(t) is t, copy.deepcopy(t) is t, copy.deepcopy((1, [2])) is not None, copy.deepcopy("s") is not None)
x = []
pair = [x, x]
p = copy.deepcopy(pair)
print(p[0] is p[1], p[0] is x)
cyc = [1]
cyc.append(cyc)
c = copy.deepcopy(cyc)
print(c[1] is c, c is cyc)
class A:
    def __init__(self, v): self.v = v
o = A([1])
o1, o2 = copy.copy(o), copy.deepcopy(o)
print(o1.v is o.v, o2.v is o.v, o2.v, type(o2).__name__)
class Hooks:
    def __copy__(self): return "copied"
    def __deepcopy__(self, memo): return f"deep {type(memo).__name__}"
print(copy.copy(Hooks()), copy.deepcopy([Hooks()]))
class S:
    __slots__ = ("a",)
q = S()
q.a = [1]
print(copy.copy(q).a is q.a, copy.deepcopy(q).a is q.a, copy.deepcopy({1, 2}), copy.deepcopy(len) is len, copy.deepcopy(A) is A, copy.copy({"a": 1}), copy.deepcopy(bytearray(b"x")), copy.deepcopy(range(3)))
try:
    copy.copy(x for x in "")
except TypeError as error:
    print(error)
