# Attributes of new instances, super(), identity, and slices of lists, each run some hundred times.
import sys


class Base:
    kind = "base"

    def __init__(self, x):
        self.x = x

    def area(self, factor=1):
        return self.x * factor

    @classmethod
    def made(cls, x):
        return cls(x)


class Middle(Base):
    def __init__(self, x, y):
        super().__init__(x)
        self.y = y
        self.z = x is y

    def area(self, factor=2):
        return super().area(factor) + self.y

    @classmethod
    def made(cls, x, y=0.5):
        made = super().made
        return made.__func__(lambda v: cls(v, y), x)


class Last(Middle):
    __slots__ = ("w",)

    def __init__(self, x, y, w):
        self.w = w
        super().__init__(x, y)

    def area(self, factor=3):
        return super().area(factor) + self.w

    @property
    def wide(self):
        return super().kind + str(self.w)


total = 0
for i in range(600):
    one, other = Middle(i, 0.5 * i), Last(i, i, None if i % 2 else i)
    total += one.area() + one.area(5) + (other.area() if other.w is not None else 1)
    if i % 100 == 0:
        del one.y
        one.a, one.y = "late", i
        print(list(one.__dict__), one.area(), other.wide, Middle.made(i).y, sys.getrefcount(one), sys.getrefcount(other.__dict__))
print(total)
Base.area = lambda self, factor: -factor
print(one.area(), other.x)
try:
    Middle.area(3)
except TypeError as e:
    print(e)


def area_of(self):
    return super().area()


try:
    area_of(one)
except RuntimeError as e:
    print(e)


def same(a, b):
    return a is b, a is not b, a is None, None is not b


pairs = [(1, 1), (1.5, 1.5), (None, None), ("a", "a"), (10**9, 10**9), ([], [])]
for i in range(300):
    results = [same(a, b) for a, b in pairs]
print(results)
half = 0.5
print(same(half * 3, half * 3), same(half, half), [half * 2 is half * 2 for _ in range(300)].count(True))


class Bits:
    def __init__(self):
        self.items = list(range(6))


def slices(n):
    a, bits = list(range(8)), Bits()
    log = []
    for k in range(n):
        first = a[0]
        a[:4] = a[3::-1]
        a[2:2] = (k,)
        a[5:] = a[6:]
        bits.items[1:3] = bits.items[4:0:-2]
        a[-1:] = iter([first, k])
        if k % 150 == 0:
            log.append((a[:], bits.items))
        if len(a) < 8:
            a[len(a):] = range(8 - len(a))
    return log


for line in slices(500):
    print(*line)


def assign(a, value):
    a[1:3] = value
    return a


for _ in range(300):
    assign([1, 2, 3], [4])
for value in ([], "xyz", {1: 2}, 5, None, (i for i in range(3)), (1 // 0 for _ in "a")):
    a = [1, 2, 3, 4]
    try:
        print(assign(a, value), sys.getrefcount(a))
    except Exception as e:
        print(type(e).__name__, e, a, sys.getrefcount(a), e.__traceback__.tb_next.tb_lineno)
a = [1, 2, 3, 4]
print(assign(a, a), assign(bytearray(b"abcd"), b"12345"))
try:
    assign("text", "t")
except TypeError as e:
    print(e)


class Row(list):
    def __setitem__(self, key, value):
        print("set", key, value)


assign(Row([1, 2, 3]), 8)


# A temporary that holds the last reference but one, as both operands.
class Twice:
    pass


def twice(n):
    t = Twice()
    total = 0

    def taken():
        value = t.number
        del t.number
        return value

    for i in range(n):
        t.number = 1000.5 + i
        total += t.number * taken()
        t.number = 10**6 + i
        total += t.number - taken()
        if hasattr(t, "number"):
            print("still there")
    return total


print(twice(400))
