# Golden by hand: CPython comes without pympler; written by Pympler 1.0.1 under CPython 3.11.
# Sizes with all that is referred to.
import array
import collections
import weakref
from pympler import asizeof
from pympler.asizeof import asizeof as size
class Plain:
    def __init__(self, **values):
        self.__dict__.update(values)
class Slotted:
    __slots__ = "a", "b", "__c"
    def __init__(self):
        self.a, self.b, self.__c = [1, 2], "x" * 50, (1,)
class Mapping(dict):
    pass
class Sequence(list):
    pass
Point = collections.namedtuple("Point", "x y")
shared = [1, 2, 3]
cycle = []
cycle.append(cycle)
def function(x=[1, 2]):
    return lambda: x
for value in (1, 1 << 100, 1.5, "abc", "\u0416" * 10, b"xyz", bytearray(20), shared, [1, 1, 1], [[1, 2], [3, [4]]], (1, "a"), {"a": 1, "b": [1, 2]}, {}, [],
              {1, 2, 3}, frozenset("ab"), None, ..., object(), range(10), slice(1, 2), cycle, [shared, shared], 1 + 2j, True, ValueError("x", [1]),
              Slotted(), Mapping(a=[1]), Sequence([1, 2]), Point([1], 2), collections.deque([1, [2]]), array.array("i", range(10)), function, function(),
              Plain, len, function().__closure__[0], weakref.ref(Plain), property(function), iter([1, 2]), collections.Counter("aab")):
    print(type(value).__name__, size(value), size(value, align=1), size(value, limit=1), size(value, limit=0), asizeof.flatsize(value), asizeof.leng(value))
print(asizeof.asizesof([1, 2], [1, 2], shared, [shared]), size(shared, [shared]), size([1], [1]), asizeof.asizesof(shared, shared))
print(asizeof.asized({"a": [1, 2]}, detail=2).format(), asizeof.asized([[1], 2], detail=1).format(depth=1), sep="\n")
print(asizeof.asized([1, "a", [2]], detail=1), asizeof.asized(5), asizeof.asized(Slotted(), detail=1).get("a"))
sizer = asizeof.Asizer()
print(sizer.asizeof([1, 2, shared]), sizer.total, sizer.asizeof(shared), sizer.total, sizer.duplicate, sizer.missed)
sizer = asizeof.Asizer(align=16)
sizer.exclude_types(int, Plain)
sizer.exclude_objs(shared)
print(sizer.asizeof([1, 2, Plain(), shared]), sizer.asizesof("a", "b"), sizer.align)
print([name for name, _ in asizeof.named_refs(Plain(a=1))], list(asizeof.refs([1, 2])), size(Plain(a=1)) > size(Slotted()) > 0)
