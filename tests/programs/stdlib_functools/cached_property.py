# Computed once, kept in the instance, gone with it.
from functools import cached_property


class C:
    def __init__(self):
        self.calls = 0

    @cached_property
    def value(self):
        "The doc."
        self.calls += 1
        return [self.calls]


c = C()
print("value" in vars(c), c.value is c.value, c.calls, vars(c))
del c.value
print(c.value, C.value.__doc__)


class Slotted:
    __slots__ = ()
    value = cached_property(lambda self: 1)


class Twice:
    p = q = None


for make in (lambda: Slotted().value, lambda: type("T", (), {"a": (p := cached_property(len)), "b": p}),
             lambda: cached_property(len).__get__(c, C)):
    try:
        make()
    except (TypeError, RuntimeError) as error:
        print(type(error).__name__, error, "|", repr(error.__cause__))
