# Which objects does the collector track?
# Not under stress: the collector runs at other moments there
import gc
class A: pass
print([gc.is_tracked(x) for x in (1, "a", (), [], {}, {"a": 1}, {"a": []}, A(), (1, 2), ([],))])
t = tuple([1, 2])
before = gc.is_tracked(t)
gc.collect()
print(before, gc.is_tracked(t))
