# locals, globals, vars, dir.
def f(a, b=2):
    c = 3
    def g():
        return a
    return sorted(locals())
print(f(1))
globals()["made"] = 5
print(made, "f" in globals(), locals() is globals(), vars() is globals())
class C:
    k = 1
    inside = sorted(n for n in locals() if not n.startswith("__"))
print(C.inside, [n for n in dir(C) if not n.startswith("__")], vars(C)["k"], sorted(vars(type("O", (), {"__init__": lambda self: self.__dict__.update(z=1)})())))
def h():
    x = 1
    locals()["x"] = 2
    return x
print(h(), [n for n in dir() if n in ("C", "f", "zzz")])
try:
    vars(5)
except TypeError as error:
    print(error)
