# What the collector looks at.
# Not under stress: the collector runs at other moments there
import gc
class A: pass
class S:
    __slots__ = ("x",)
class E:
    __slots__ = ()
print([gc.is_tracked(x) for x in (1, 1.5, "a", b"a", None, True, (), range(3), 1j, bytearray(b"a"), slice(1), frozenset(), set())])
print([gc.is_tracked(x) for x in ([], [1], {}, {"a": 1}, {"a": []}, {1: (1, 2)}, {1: {}}, A(), S(), E(), A, len, print, lambda: 0, A().__init__, iter([]), (x for x in []), type)])
t = tuple([1, 2])
u = tuple([1, []])
d = {"a": 1}
d["b"] = "x"
print(gc.is_tracked(t), gc.is_tracked(u), gc.is_tracked(d))
gc.collect()
print(gc.is_tracked(t), gc.is_tracked(u), gc.is_tracked(d))
d["c"] = []
print(gc.is_tracked(d), gc.is_tracked(A().__dict__))
