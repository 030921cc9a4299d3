# What a function object knows.
def f(a: int, /, b, *c, d: "str" = 1, **e) -> list:
    "doc"
    x = 1
    return x
print(f.__name__, f.__qualname__, f.__module__, f.__doc__, f.__annotations__, f.__defaults__, f.__kwdefaults__, f.__dict__, f.__closure__)
c = f.__code__
print(c.co_name, c.co_qualname, c.co_argcount, c.co_posonlyargcount, c.co_kwonlyargcount, c.co_nlocals, c.co_varnames, c.co_firstlineno, c.co_flags & 12, c.co_names, c.co_freevars, c.co_cellvars)
f.attr = 5
f.__name__ = "renamed"
f.__doc__ = None
print(f.attr, f.__dict__, f.__name__, repr(f)[:12], f.__qualname__, callable(f), type(f).__name__)
class C:
    def m(self):
        def inner(): pass
        return inner
    n = lambda self: 0
print(C.m.__qualname__, C().m().__qualname__, C.n.__qualname__, C.m.__name__, C().m.__func__ is C.m, (lambda: 0).__name__)
for name, value in (("__name__", 5), ("__code__", 1), ("__defaults__", 1), ("__dict__", 1), ("__globals__", {}), ("__closure__", ())):
    try:
        setattr(f, name, value)
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
