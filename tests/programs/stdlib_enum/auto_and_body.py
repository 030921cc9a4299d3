# auto(), _ignore_, _order_, _missing_, member() and nonmember(), duplicate names.
import warnings
from enum import Enum, StrEnum, auto, member, nonmember

warnings.simplefilter("ignore")


def show(body, base="Enum"):
    namespace = {"Enum": Enum, "StrEnum": StrEnum, "auto": auto, "member": member, "nonmember": nonmember}
    try:
        exec(f"class E({base}):\n" + "\n".join("    " + line for line in body.split("\n")), namespace)
        print([(m.name, m.value) for m in namespace["E"]])
    except Exception as error:
        print(type(error).__name__, error)


show("a = auto()\nb = auto()\nc = 10\nd = auto()")
show("A = auto()\nBcd = auto()", "StrEnum")
show("def _generate_next_value_(name, start, count, last): return name * 2\na = auto()\nb = auto()")
show("a = auto()\ndef _generate_next_value_(*args): return 1")
show("a = (1, auto())\nb = (2, auto())")
show("_ignore_ = 'i'\nfor i in range(3): vars()[f'm{i}'] = i")
show("_order_ = 'b a'\na = 1\nb = 2")
show("a = 1\na = 2")
show("_private_ = 1")
show("a = member(lambda: 1)\nb = nonmember(5)\nc = 2".replace("member(lambda: 1)", "1"))
show("a = 5", "StrEnum")


class Loose(Enum):
    A = 1

    @classmethod
    def _missing_(cls, value):
        return {"one": cls.A, "bad": 5}.get(value)


print(Loose("one"))
for value in ("bad", "other"):
    try:
        Loose(value)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
