@decorator
def outer(a, b=1, *c, d=2, **e) -> int:
    "doc"
    def inner():
        nonlocal a
        a = b
        return lambda: (a, n)
    n = 1
    return inner


class C(B, metaclass=M):
    "doc"
    x: int = 1

    def method(self):
        return super().method(__class__)
