# from __future__ import annotations keeps annotations as text.
from __future__ import annotations
x: undefined_thing = 1
def f(a: missing, b: list[ int ] = 1, *c: "q") -> a + b * 2 if x else None: pass
class C:
    attr: C | None = None
    other: lambda v: v ** 2
print(f.__annotations__, __annotations__, C.__annotations__)
