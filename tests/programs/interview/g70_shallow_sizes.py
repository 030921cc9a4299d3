# Does getsizeof count what is inside? A deep size by hand.
import sys
def deep(x, seen=None):
    seen = set() if seen is None else seen
    if id(x) in seen:
        return 0
    seen.add(id(x))
    size = sys.getsizeof(x)
    if isinstance(x, dict):
        size += sum(deep(k, seen) + deep(v, seen) for k, v in x.items())
    elif isinstance(x, (list, tuple, set)):
        size += sum(deep(i, seen) for i in x)
    return size
print(sys.getsizeof([[0] * 1000]), sys.getsizeof([[]]), deep([[1, 2], "ab"]), deep({"k": (1.5, 2.5)}))
