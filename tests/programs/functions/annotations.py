# Annotations of functions are evaluated at the definition, unless postponed.
def f(a: 1 + 1, *args: "s", b: int = 5, **kw: list[int]) -> dict[str, int]: pass
print(f.__annotations__)
try:
    def g(x: missing): pass
except NameError as error:
    print(error)
print((lambda x: x).__annotations__)
f.__annotations__["new"] = 1
print(list(f.__annotations__))
def h() -> None: pass
print(h.__annotations__, list[int], dict[str, list[int]], tuple[int, ...], int | None, int | str, (int | None) == (None | int))
