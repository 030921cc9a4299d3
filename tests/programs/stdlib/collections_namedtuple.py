# namedtuple.
from collections import namedtuple
P = namedtuple("P", "x y")
p = P(1, y=2)
print(p, p.x, p[1], p == (1, 2), *p, len(p), P._fields, p._asdict(), p._replace(x=9), P._make([3, 4]), hash(p) == hash((1, 2)), P.__doc__, isinstance(p, tuple))
x, y = p
D = namedtuple("D", ["a", "b"], defaults=[5])
print(x, y, D(1), D._field_defaults, namedtuple("R", "a def a", rename=True)._fields, P.x.__doc__)
for f in (lambda: P(1), lambda: P(1, 2, 3), lambda: namedtuple("X", "a a"), lambda: namedtuple("X", "def"), lambda: namedtuple("X", "_a"), lambda: p._replace(z=1), lambda: setattr(p, "x", 1), lambda: namedtuple("1X", "a")):
    try:
        f()
    except (TypeError, ValueError, AttributeError) as error:
        print(type(error).__name__, error)
