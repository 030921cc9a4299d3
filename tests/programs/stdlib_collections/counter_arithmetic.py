# Counters as multisets.
from collections import Counter

a, b = Counter(a=3, b=1, z=-2), Counter("abcc")
print(a + b, a - b, a | b, a & b, +a, -a)
print(a == Counter(a=3, b=1, z=-2, q=0), a <= b, Counter("a") < Counter("aa"), a.total())
a.subtract("aab")
print(a, sorted(Counter("hello").elements()), Counter("hello").most_common(2))
b += Counter("zz")
b &= Counter("aczz")
print(b, b["missing"], "missing" in b)
del b["missing"]
try:
    Counter.fromkeys("ab", 1)
except NotImplementedError as error:
    print(error)
print(Counter([1, 2, "x"]), Counter({"a": 1, "b": "x"}))
