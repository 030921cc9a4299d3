# Golden by hand: CPython has no module viv.
# Every kind of holder of an object has a name.
import functools
import re
import viv
from collections import OrderedDict, defaultdict, deque

class Node:
    def method(self):
        pass

class Slotted:
    __slots__ = ("place",)

def show(label, x):
    # Two of the references are the parameter here and the variable that the caller may have.
    texts = sorted(h.text for h in viv.holders(x) if h.kind not in ("argument",) and "show()" not in h.text)
    print(label, [re.sub(r"0x[0-9a-f]+", "0x", text) for text in texts])

def fresh():
    return Node()

a_global = fresh(); show("global", a_global); del a_global
a_list = [0, fresh()]; show("list", a_list[1])
nested = {"k": [fresh()]}; show("nested", nested["k"][0])
a_tuple = (fresh(),); show("tuple", a_tuple[0])
a_dict = {"k": fresh(), 2: fresh(), (1, 2): fresh()}; show("str key", a_dict["k"]); show("int key", a_dict[2]); show("tuple key", a_dict[1, 2])
keys = {fresh(): 1}; show("key", next(iter(keys)))
a_set = {fresh()}; show("set", next(iter(a_set)))
frozen = frozenset([fresh()]); show("frozenset", next(iter(frozen)))
node = Node(); node.other = fresh(); show("attribute", node.other)
node.__dict__; show("dict attribute", node.other)
slotted = Slotted(); slotted.place = fresh(); show("slot", slotted.place)
Node.shared = fresh(); show("class attribute", Node.shared); del Node.shared

def closing():
    free = fresh()
    return lambda: free
closure = closing(); show("cell", closure.__closure__[0].cell_contents)
def default(a=fresh(), *, b=fresh()): pass
show("default", default.__defaults__[0]); show("keyword default", default.__kwdefaults__["b"])
default.mark = fresh(); show("function attribute", default.mark)
bound = fresh().method; show("bound method", bound.__self__)
def generate():
    inside = fresh()
    yield inside
generator = generate(); show("generator", next(generator))
def local_variable():
    inside = fresh()
    show("local", inside)
local_variable()
show("temporary", fresh())
d = deque([fresh(), 1]); show("deque", d[0])
dd = defaultdict(list, k=fresh()); show("defaultdict", dd["k"])
od = OrderedDict(k=fresh()); show("OrderedDict", od["k"])
iterator = iter([fresh()]); show("iterator", iterator.__reduce__()[1][0][0])
pairs = enumerate([fresh()]); show("enumerate", pairs.__reduce__()[1][0].__reduce__()[1][0][0])
part = functools.partial(print, fresh()); show("partial", part.args[0])
prop = property(fresh()); show("property", prop.fget)
sm = staticmethod(fresh()); show("staticmethod", sm.__func__)
try:
    raise KeyError(fresh())
except KeyError as error:
    kept = error
    show("exception args", error.args[0])
    show("exception that is handled", error)
def failing():
    inside = fresh()
    raise ValueError
try:
    failing()
except ValueError as error:
    kept = error
show("traceback", kept.__traceback__.tb_next.tb_frame.f_locals["inside"])
kept = None
show("class", type("Made", (), {}))
show("instance of", Slotted)
both = (a_list[1], [h.text for h in viv.holders(a_list[1])])
print("temporary of a module", both[1])
def temporary(x):
    return (x, [h.text for h in viv.holders(x)])[1]
print("temporary of a function", temporary([]))
class Body:
    inside = fresh()
    show("class body", inside)
