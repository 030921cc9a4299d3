# float(x) of subclasses, keywords of subclasses, signs in fromhex.
import warnings


class Says(float):
    def __float__(self):
        return 42.0


class SaysWrong(float):
    def __float__(self):
        return "x"


class SaysSubclass(float):
    def __float__(self):
        return Says(7)


print(float(Says(1)), float(Says()) + 0, Says(3) + 1)
try:
    float(SaysWrong())
except TypeError as e:
    print(e)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(float(SaysSubclass()), [str(w.message)[:60] for w in caught])


class Plain(float):
    pass


class WithInit(float):
    def __init__(self, value, extra=None):
        self.extra = extra


try:
    Plain(x=0)
except TypeError as e:
    print(e)
try:
    Plain(1, 2)
except TypeError as e:
    print(e)
w = WithInit(2.5, extra=3)
print(w, w.extra)
for text in ("+0x1.0p+-0", "0x1p", "0x1p+", "0x1p-1", "0x1p--1", "1p+5", "0x.8", "-0x1.8p3"):
    try:
        print(text, float.fromhex(text))
    except ValueError as e:
        print(text, e)


class Counting(int):
    def __hash__(self):
        global count
        count += 1
        return super().__hash__()


count = 0
keys = frozenset(map(Counting, range(5)))
dict.fromkeys(keys), dict.fromkeys(keys, 1), set(keys), dict.fromkeys(set(keys))
print(count)
