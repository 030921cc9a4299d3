# Sizes of dicts: kinds of keys, growth, deletion, copies, instances that share keys.
import sys


def fact(name, value):
    print(name, value, sep=": ")


size = sys.getsizeof


def growth(keys, make=dict):
    table, changes, last = make(), [], None
    for key in keys:
        now = size(table)
        if now != last:
            changes.append((len(table), now))
            last = now
        table[key] = None
    return changes


def names(count):
    return ["k%d" % i for i in range(count)]


fact("int keys", growth(range(800)))
fact("str keys", growth(names(800)))
fact("tuple keys", growth([(i,) for i in range(100)]))
fact("float keys", growth([i + 0.5 for i in range(100)]))
fact("mixed, str first", growth(names(20) + list(range(20))))
fact("mixed, int first", growth(list(range(20)) + names(20)))
fact("one int among str", growth(names(4) + [1] + names(90)[4:]))
fact("setdefault", [size(d) for d in [{}] for i in range(12) if d.setdefault(i, 1)])
fact("literals", [size({}), size({"a": 1}), size({1: 1}), size({"a": 1, "b": 2}), size({"a": 1, 2: 2})])
fact("literal of five str", size({"a": 1, "b": 2, "c": 3, "d": 4, "e": 5}))
fact("literal of six str", size({"a": 1, "b": 2, "c": 3, "d": 4, "e": 5, "f": 6}))
fact("literal of nine int", size({1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 6, 7: 7, 8: 8, 9: 9}))
fact("literal of eleven int", size({1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 6, 7: 7, 8: 8, 9: 9, 10: 10, 11: 11}))
fact("literal of 18 int", size({0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 6, 7: 7, 8: 8, 9: 9, 10: 0, 11: 1, 12: 2, 13: 3, 14: 4, 15: 5, 16: 6, 17: 7}))
v = 1
fact("literal of variables", [size({v: v}), size({"a": v, "b": v, "c": v}), size({v: 1, "b": v})])
fact("literal of six variables", size({"a": v, "b": v, "c": v, "d": v, "e": v, "f": v}))
fact("comprehension of int", [size({i: i for i in range(n)}) for n in range(14)])
fact("comprehension of str", [size({k: 0 for k in names(n)}) for n in range(14)])
fact("fromkeys range", [size(dict.fromkeys(range(n))) for n in range(14)])
fact("fromkeys list", [size(dict.fromkeys(list(range(n)))) for n in range(14)])
fact("fromkeys names", [size(dict.fromkeys(names(n))) for n in range(14)])
fact("fromkeys set", [size(dict.fromkeys(set(range(n)))) for n in range(14)])
fact("fromkeys dict", [size(dict.fromkeys(dict.fromkeys(range(n)))) for n in range(14)])
fact("fromkeys dict of names", [size(dict.fromkeys(dict.fromkeys(names(n)))) for n in range(14)])
fact("dict(dict)", [size(dict(dict.fromkeys(range(n)))) for n in range(14)])
fact("dict(dict of names)", [size(dict(dict.fromkeys(names(n)))) for n in range(14)])
fact("copy()", [size(dict.fromkeys(range(n)).copy()) for n in range(14)])
fact("copy() of names", [size(dict.fromkeys(names(n)).copy()) for n in range(14)])
fact("{**d}", [size({**dict.fromkeys(range(n))}) for n in range(14)])
fact("{**names}", [size({**dict.fromkeys(names(n))}) for n in range(14)])
fact("{**d, **e}", [size({**dict.fromkeys(range(n)), **dict.fromkeys(names(n))}) for n in range(10)])
fact("{**d, 'x': 1}", [size({**dict.fromkeys(range(n)), "x": 1}) for n in range(10)])
fact("{'x': 1, **d}", [size({"x": 1, **dict.fromkeys(names(n))}) for n in range(14)])
fact("d | e", [size(dict.fromkeys(range(n)) | dict.fromkeys(range(n, 2 * n))) for n in range(12)])
fact("dict(pairs)", [size(dict([(i, i) for i in range(n)])) for n in range(14)])
fact("dict(zip)", [size(dict(zip(names(n), range(n)))) for n in range(14)])
fact("dict(**names)", [size(dict(**dict.fromkeys(names(n)))) for n in range(14)])
fact("dict(a=1)", [size(dict(a=1)), size(dict(a=1, b=2)), size(dict(a=1, b=2, c=3, d=4, e=5, f=6))])
fact("dict(d, a=1)", [size(dict(dict.fromkeys(range(n)), a=1)) for n in range(8)])


def keywords(**kw):
    return size(kw)


fact("**kw", [keywords(), keywords(a=1), keywords(a=1, b=2, c=3, d=4, e=5), keywords(a=1, b=2, c=3, d=4, e=5, f=6)])
fact("**kw from a dict", [keywords(**dict.fromkeys(names(n))) for n in range(14)])


def updated(start, more):
    table = dict.fromkeys(range(start))
    table.update(more)
    return size(table)


fact("update by dict", [updated(0, dict.fromkeys(range(n))) for n in range(14)])
fact("update by names", [updated(0, dict.fromkeys(names(n))) for n in range(14)])
fact("update of three by dict", [updated(3, dict.fromkeys(range(100, 100 + n))) for n in range(14)])
fact("update of three by pairs", [updated(3, [(100 + i, 0) for i in range(n)]) for n in range(14)])
fact("update of five by same", updated(5, dict.fromkeys(range(5))))


def deleted(keys, keep):
    table = dict.fromkeys(keys)
    for key in list(table)[keep:]:
        del table[key]
    return table


fact("deletion keeps the size", [size(deleted(range(100), n)) for n in (100, 50, 1, 0)])
table = deleted(range(100), 3)
fact("copy after deletion", size(table.copy()))
fact("dict() after deletion", size(dict(table)))
fact("{**} after deletion", size({**table}))
fact("comprehension after deletion", size({k: v for k, v in table.items()}))
table["new"] = 1
fact("insert after deletion", size(table))
fact("update into an empty one after deletion", size({} | deleted(range(100), 3)))
fact("copy after few deletions", [size(deleted(range(20), n).copy()) for n in range(20, 0, -2)])
fact("copy after few deletions of names", [size(deleted(names(20), n).copy()) for n in range(20, 0, -2)])
table = deleted(range(86), 0)
changes = []
for i in range(200):
    table[i] = 0
    if not changes or changes[-1][1] != size(table):
        changes.append((len(table), size(table)))
fact("growth after deletion of all", changes)
churn = {}
for i in range(1000):
    churn[i] = 0
    if i >= 4:
        del churn[i - 4]
fact("churn of four", (len(churn), size(churn)))
churn = {}
for i in range(1000):
    churn["n%d" % i] = 0
    if i >= 10:
        del churn["n%d" % (i - 10)]
fact("churn of ten names", (len(churn), size(churn)))
table = dict.fromkeys(range(100))
table.clear()
fact("clear", size(table))
table[1] = 1
fact("insert after clear", size(table))
table = dict.fromkeys(names(10))
while table:
    table.popitem()
fact("popitem of all", size(table))
table = dict.fromkeys(names(10))
for key in names(10):
    table.pop(key)
fact("pop of all", size(table))
table["x"] = 1
fact("then insert", size(table))
text = dict.fromkeys(names(5))
text[1] = 1
fact("non-str key into five names", size(text))
del text[1]
fact("and out again", size(text))
fact("and copied", size(text.copy()))
text = dict.fromkeys(names(3))
text.get(1)
1 in text
fact("probe by an int", size(text))


class Str(str):
    pass


text = dict.fromkeys(names(3))
text[Str("z")] = 1
fact("key of a subclass of str", size(text))
fact("literal key of a subclass of str", size({Str("a"): 1}))


class Plain:
    pass


class Three:
    def __init__(self):
        self.a = self.b = self.c = 1


fact("empty instance dict", size(Plain().__dict__))
one = Plain()
one.a = 1
fact("instance dict of one", size(one.__dict__))
fact("instances before and after __dict__", [size(t) for t in [Three()]] + [size(t) for t in [Three()] if t.__dict__])
fact("shared dict of three", size(Three().__dict__))
fact("second shared dict of three", size(Three().__dict__))
t = Three()
t.d = 1
fact("one more attribute", size(t.__dict__))
fact("instance after that", size(Three().__dict__))
for i in range(40):
    setattr(t, "x%d" % i, 0)
fact("forty attributes", size(t.__dict__))
fact("instance after forty", size(Three().__dict__))
t = Three()
del t.a
fact("attribute deleted", size(t.__dict__))
t.a = 1
fact("attribute set again", size(t.__dict__))
t = Three()
t.__dict__["q"] = 1
fact("item of __dict__ set", size(t.__dict__))
t.__dict__[5] = 1
fact("int key in __dict__", size(t.__dict__))
t = Three()
t.__dict__.clear()
fact("__dict__ cleared", size(t.__dict__))
t = Three()
t.__dict__ = {"a": 1}
fact("__dict__ replaced", size(t.__dict__))
t = Three()
fact("copy of a shared dict", size(t.__dict__.copy()))
fact("dict(shared)", size(dict(t.__dict__)))
fact("{**shared}", size({**t.__dict__}))
fact("vars popped", [size(vars(t)) for _ in range(3) if vars(t).popitem()])


class Order:
    def __init__(self, flip):
        if flip:
            self.b = self.a = 1
        else:
            self.a = self.b = 1


fact("other order of attributes", [size(Order(flip).__dict__) for flip in (False, True, False, True)])


class Many:
    def __init__(self, count):
        for i in range(count):
            setattr(self, "n%d" % i, i)


fact("attributes in a loop", [size(Many(n).__dict__) for n in (1, 5, 6, 10, 20, 29, 30, 31, 40, 5)])


class ManyAgain(Many):
    pass


fact("descending", [size(ManyAgain(n).__dict__) for n in (40, 31, 30, 29, 10, 5, 1, 0)])


class DictSub(dict):
    pass


class SlotDict(dict):
    __slots__ = ()


fact("subclass", [size(DictSub()), size(DictSub(a=1)), size(DictSub({1: 1}))])
fact("subclass with slots", [size(SlotDict()), size(SlotDict(a=1))])
fact("copy of a subclass", size(DictSub(a=1).copy()))
fact("views", [size({}.keys()), size({}.values()), size({}.items()), size({1: 1}.items())])
fact("mapping proxy", size(type.__dict__["__dict__"].__get__(Plain)))
fact("module dict", size(type(sys)("m").__dict__))
fact("locals()", size((lambda a, b: locals())(1, 2)))
fact("dict.__sizeof__", [{}.__sizeof__(), {1: 1}.__sizeof__(), DictSub().__sizeof__()])
