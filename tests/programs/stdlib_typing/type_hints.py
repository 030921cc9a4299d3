# get_type_hints() evaluates, inherits, and takes off what is extra.
from typing import *


class Base:
    a: "int"
    b: Optional["Base"] = None


class Derived(Base):
    c: Annotated[str, "meta"]
    a: "List[Derived]"


def f(x: "int", y: None = None, *args: "Base") -> "Dict[str, Derived]": ...


print(get_type_hints(Base))
print(get_type_hints(Derived))
print(get_type_hints(Derived, include_extras=True)["c"])
print(get_type_hints(f))


@no_type_check
def g(x: "not a type at all"): ...


print(get_type_hints(g), get_type_hints(len))
for bad in (lambda: get_type_hints(5), lambda: get_type_hints(type("X", (), {"__annotations__": {"a": "Missing"}}))):
    try:
        bad()
    except (TypeError, NameError) as error:
        print(type(error).__name__, error)


@overload
def h(x: int) -> int: ...
@overload
def h(x: str) -> str: ...
def h(x): return x


print(h(5), len(get_overloads(h)), TYPE_CHECKING)
try:
    assert_never("value")
except AssertionError as error:
    print(error)
