# Counter.
from collections import Counter
c = Counter("abracadabra")
print(c, c["a"], c["z"], c.most_common(2), sorted(c.elements())[:6], c.total(), len(c))
c.update("aaa")
c.subtract({"b": 5})
print(c, +c, -c, Counter(a=3) + Counter(a=1, b=2), Counter(a=3) - Counter(a=5, b=1), Counter(a=3, b=1) & Counter(a=1), Counter(a=1) | Counter(a=2, b=3), Counter(a=1) == Counter(a=1, b=0), Counter(a=1) <= Counter(a=2))
del c["a"]
print(c, Counter(), Counter([1, 1, 2]).most_common(), dict(Counter({"x": 2})))
