"""The functions of operator do what the operators do; the getters take things of their argument."""
import copy
import operator
import pickle


class Everything:
    def __getattr__(self, name):
        return name


class Loud:
    def __add__(self, other): return "add", other
    def __radd__(self, other): return "radd", other
    def __iadd__(self, other): return "iadd", other
    def __matmul__(self, other): return "matmul", other
    def __imatmul__(self, other): return "imatmul", other
    def __index__(self): return 7
    def __length_hint__(self): return 3
    def __getitem__(self, key): return "item", key
    def __contains__(self, item): return item == 5
    def __invert__(self): return "inverted"


loud = Loud()
for name in ("add", "iadd", "matmul", "imatmul"):
    print(name, getattr(operator, name)(loud, 1))
print(operator.add(1, loud), operator.index(loud), operator.length_hint(loud, 9), operator.contains(loud, 5), operator.inv(loud))
for name in ("add", "sub", "mul", "floordiv", "truediv", "mod", "pow", "lshift", "rshift", "and_", "or_", "xor"):
    f = getattr(operator, name)
    print(name, f(13, 3), getattr(operator, "i" + name.rstrip("_"))(13, 3), f is getattr(operator, "__%s__" % name.rstrip("_")))
for name in ("eq", "ne", "lt", "le", "gt", "ge"):
    f = getattr(operator, name)
    print(name, f(1, 2), f(2, 2), f("b", "a"))
print(operator.neg(3), operator.pos(-3), operator.abs(-3), operator.invert(3), operator.not_([]), operator.truth([0]))
print(operator.is_(None, None), operator.is_not(None, None))
items = [1, 2, 3]
same = operator.iadd(items, [4])
print(same is items, items, operator.concat(items, [5]), operator.iconcat(items, [6]) is items)
operator.setitem(items, slice(0, 2), "ab")
operator.delitem(items, -1)
print(items, operator.getitem(items, 1), operator.countOf(items, "a"), operator.indexOf(items, 3))
print(operator.call(sorted, [3, 1, 2], reverse=True))

# itemgetter
pair = operator.itemgetter(1, 0)
print(pair, pair("xy"), operator.itemgetter("k")({"k": 3}), operator.itemgetter(slice(1, 3))("abcd"), operator.itemgetter(-1)((1, 2)))
print(operator.itemgetter(True)((1, 2)), operator.itemgetter(1)(loud))
rows = [("b", 2), ("a", 2), ("c", 1)]
print(sorted(rows, key=operator.itemgetter(1)), sorted(rows, key=operator.itemgetter(1, 0)))

# attrgetter
everything = Everything()
print(operator.attrgetter("x")(everything), operator.attrgetter("x", "y.upper")(everything)[0], operator.attrgetter("real", "imag")(3 + 4j))
print(operator.attrgetter("__class__.__name__")(3))

# methodcaller
print(operator.methodcaller("replace", "a", "b")("banana"), operator.methodcaller("split", sep=",")("1,2"), operator.methodcaller("upper")("x"))
print(operator.methodcaller("join", ["x", "y"])("-"))

for getter in (operator.itemgetter(1, 0), operator.itemgetter("a"), operator.attrgetter("a.b", "c"), operator.methodcaller("f", 1, 2),
               operator.methodcaller("f", 1, k=2)):
    print(repr(copy.copy(getter)), repr(pickle.loads(pickle.dumps(getter))))

cycle = operator.itemgetter([])
cycle.__reduce__()[1][0].append(cycle)
print(cycle)
for kind in (operator.itemgetter, operator.attrgetter, operator.methodcaller):
    try:
        type("Sub", (kind,), {})
    except TypeError as error:
        print(error)
    print(kind.__name__, kind.__module__, kind.__basicsize__, kind.__flags__ & 0x4000)
