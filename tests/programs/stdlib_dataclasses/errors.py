# What the decorator refuses.
from dataclasses import KW_ONLY, dataclass, field, make_dataclass


def attempt(body, options=""):
    source = f"@dataclass({options})\nclass C:\n" + "\n".join("    " + line for line in body.split("\n"))
    try:
        exec(source, {"dataclass": dataclass, "field": field, "KW_ONLY": KW_ONLY, "__name__": "m"})
        print("accepted")
    except Exception as error:
        print(type(error).__name__, error)


attempt("x: int = 0\ny: int")
attempt("x: list = []")
attempt("x: dict = {}")
attempt("x = field(default=1)")
attempt("x: int = field(default=1, default_factory=int)")
attempt("x: int", "order=True, eq=False")
attempt("x: int\ndef __lt__(self, other): pass", "order=True")
attempt("x: int\ndef __hash__(self): return 1", "unsafe_hash=True")
attempt("x: int\ndef __setattr__(self, n, v): pass", "frozen=True")
attempt("__slots__ = ('x',)\nx: int", "slots=True")
attempt("_: KW_ONLY\na: int\n__: KW_ONLY\nb: int")
attempt("x: int", "weakref_slot=True")
for spec in (["a", "a"], ["class"], ["1a"], [("a", int, 1, 2)]):
    try:
        make_dataclass("M", spec)
    except TypeError as error:
        print(error)
print(make_dataclass("M", ["a", ("b", int, 5)], namespace={"double": lambda self: self.b * 2})(1).double())
