# What namedtuple() refuses, and how its classes complain.
from collections import namedtuple

for args, kwargs in ((("T", "a b a"), {}), (("T", "a class"), {}), (("T", "_a"), {}), (("9T", "a"), {}), (("T", ["a", 5]), {}),
                     (("T", "a b"), {"defaults": (1, 2, 3)})):
    try:
        namedtuple(*args, **kwargs)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
print(namedtuple("T", "a class a _x", rename=True)._fields)
P = namedtuple("P", "x y", defaults=[5])
print(P(1), P(1)._asdict(), P(1)._replace(x=3), P._field_defaults, P._make([7, 8]), P.__doc__, P.x.__doc__, P.__match_args__)
for call in (lambda: P(), lambda: P(1, 2, 3), lambda: P(z=1), lambda: P._make([1]), lambda: P(1)._replace(q=2)):
    try:
        call()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
print(P(1, 2) == (1, 2), hash(P(1, 2)) == hash((1, 2)), P(1) < P(2), P.__module__, P(3, 4) + (5,))
