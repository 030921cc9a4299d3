# help() of functions, classes, instances and properties.
def f(a, b=1, *c, d: int = 2, **e) -> str:
    """First line.

    More.
    """


class Base:
    """Base doc."""

    z = 5

    def m(self, x):
        """m doc"""

    @property
    def p(self):
        "a prop"

    @staticmethod
    def s(q):
        pass

    @classmethod
    def c(cls):
        "cm"


class Derived(Base):
    y: int = 7

    def __init__(self, k):
        "Makes one."

    def m(self, x):
        pass

    def n(self):
        pass

    alias = n


for thing in (f, Base, Derived, Derived(1), Derived.m, Derived(1).n, Base.p, lambda x: x, "no.such.thing"):
    help(thing)
    print("=======")
print(help)
