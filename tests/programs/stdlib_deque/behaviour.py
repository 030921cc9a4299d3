"""deque as a container: comparisons, arithmetic, copies, iterators, and changes while something looks at it."""
import copy
import gc
import pickle
import sys
import weakref
from collections import deque
from collections.abc import MutableSequence

d = deque("abc")
print(d, d == deque("abc"), d != deque("abd"), d < deque("abd"), d <= deque("ab"), deque() < d, d == list("abc"), d > deque())
print(d + deque("de"), d * 2, 2 * d, d * 0, d * -1, deque([1], 3) * 5, deque([1, 2], 3) * 5)
e = d
e += "xy"
e *= 2
print(e is d, d, len(d), "x" in d, "q" in d, d.count("x"), d.index("x", 4), isinstance(d, MutableSequence))
print(deque(range(5), 3), deque(range(5), maxlen=0), deque([1], None).maxlen)
bounded = deque("abcdef", 4)
bounded.appendleft("z")
print(bounded, bounded.copy(), copy.copy(bounded), copy.deepcopy(bounded), pickle.loads(pickle.dumps(bounded)))
bounded.extendleft("12")
print(bounded, deque(bounded, 2), bounded + deque("tuvw"))
d = deque(range(10))
d.extend(d)
d.extendleft(d)
print(len(d), list(d)[:12])

nested = deque([1])
nested.append(nested)
print(nested, deque([nested], 3))


class Sub(deque):
    def __init__(self, items=(), maxlen=None, tag=None):
        super().__init__(items, maxlen)
        self.tag = tag


s = Sub("ab", 3, tag="t")
print(s, s.tag, type(s.copy()), s.copy().tag, type(s + deque("c")), s.__reduce__()[:3], type(s * 2))
print(pickle.loads(pickle.dumps(s)).tag, copy.copy(s).tag, copy.deepcopy(s).tag)

for change in (lambda d: d.append(1), lambda d: d.pop(), lambda d: d.rotate(1), lambda d: d.clear(), lambda d: d.reverse(), lambda d: d.rotate(0)):
    d = deque(range(5))
    it = iter(d)
    next(it)
    change(d)
    try:
        print(next(it), it.__length_hint__())
    except (RuntimeError, StopIteration) as error:
        print(type(error).__name__, error, it.__length_hint__())
it = iter(deque("abc"))
next(it)
print(list(copy.copy(it)), list(it), list(pickle.loads(pickle.dumps(reversed(deque("abc"))))))


class Changing:
    def __init__(self, d, change):
        self.d, self.change = d, change

    def __eq__(self, other):
        self.change(self.d)
        return NotImplemented


for look in (lambda d: d.index(3), lambda d: d.count(3), lambda d: d.remove(3), lambda d: 3 in d):
    d = deque()
    d.extend([Changing(d, lambda d: d.append(9)), 2])
    try:
        print(look(d))
    except (RuntimeError, IndexError, ValueError) as error:
        print(type(error).__name__, error)


class Dying:
    def __init__(self, d):
        self.d = d

    def __del__(self):
        seen.append(len(self.d))


seen = []
d = deque(maxlen=3)
for i in range(5):
    d.append(Dying(d))
d.clear()
print(seen)
d.append(Dying(d))
d[0] = None
print(seen)

d = deque([1])
d.append(d)
alive = weakref.ref(d)
del d
gc.collect()
print(alive())
print(sys.getsizeof(deque()), sys.getsizeof(deque(range(65))), deque[int], gc.is_tracked(deque()))
match deque([1, 2, 3]):
    case [first, *rest]:
        print(first, rest)
