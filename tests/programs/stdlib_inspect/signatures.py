# Signatures: of functions, methods, classes, partials; binding.
import functools
import inspect
from typing import Optional


def f(a, /, b: int, c=1, *args, d, e: Optional[str] = None, **kw) -> bool: ...


class C:
    def __init__(self, x, y=2): ...
    def method(self, q): ...
    @classmethod
    def make(cls, z): ...
    @staticmethod
    def plain(w): ...
    def __call__(self, called): ...


for thing in (f, C, C(1).method, C.method, C.make, C.plain, C(1), functools.partial(f, 1, d=5), lambda *, k: k, functools.wraps(f)(lambda: 1)):
    print(inspect.signature(thing))
sig = inspect.signature(f)
print([(p.name, str(p.kind), p.default is p.empty) for p in sig.parameters.values()], sig.return_annotation, repr(sig.parameters["b"]))
bound = sig.bind(1, 2, 3, 4, d=5, z=6)
print(bound, bound.args, bound.kwargs)
bound = sig.bind_partial(1)
bound.apply_defaults()
print(bound.arguments)
for args, kw in (((), {}), ((1, 2), {}), ((1, 2), {"a": 1, "d": 2}), ((1,), {"b": 2, "c": 3, "d": 4}), ((1, 2), {"b": 3, "d": 1})):
    try:
        print(sig.bind(*args, **kw))
    except TypeError as error:
        print(error)
print(inspect.getfullargspec(f), inspect.getcallargs(f, 1, 2, d=3))
print(sig.replace(return_annotation=int), sig == inspect.signature(f), inspect.Signature([inspect.Parameter("p", 1)]))
