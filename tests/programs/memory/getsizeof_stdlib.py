# Sizes of what the standard library offers.
import sys, array, collections, weakref
class A: pass
a = A()
P = collections.namedtuple("P", "x y")
print([sys.getsizeof(x) for x in (array.array("i"), array.array("i", range(10)), array.array("d", [1.0]), collections.deque(), collections.deque(range(100)), collections.defaultdict(int), collections.OrderedDict(), collections.Counter(), P(1, 2), weakref.ref(a))])
