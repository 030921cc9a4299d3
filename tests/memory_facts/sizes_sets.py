# Sizes of sets and frozensets: growth, copies, operations.
import sys


def fact(name, value):
    print(name, value, sep=": ")


size = sys.getsizeof


def growth(step, limit):
    items, changes, last = set(), [], None
    for i in range(limit):
        now = size(items)
        if now != last:
            changes.append((len(items), now))
            last = now
        step(items, i)
    return changes


fact("add", growth(set.add, 2000))
fact("update by one", growth(lambda s, i: s.update((i,)), 400))
fact("update by range of ten", growth(lambda s, i: s.update(range(10 * i, 10 * i + 10)), 60))
fact("update by set of ten", growth(lambda s, i: s.update(set(range(10 * i, 10 * i + 10))), 60))
fact("update by dict of ten", growth(lambda s, i: s.update(dict.fromkeys(range(10 * i, 10 * i + 10))), 60))
fact("literals", [size({1}), size({1, 2, 3, 4}), size({1, 2, 3, 4, 5}), size({1, 2, 3, 4, 5, 6})])
fact("set(range)", [size(set(range(n))) for n in (0, 1, 4, 5, 6, 18, 19, 20, 76, 77, 78, 300)])
fact("set(list)", [size(set(list(range(n)))) for n in (0, 1, 4, 5, 6, 18, 19, 20, 76, 77, 78, 300)])
fact("set(dict)", [size(set(dict.fromkeys(range(n)))) for n in (0, 1, 4, 5, 6, 18, 19, 20, 76, 77, 78, 300)])
fact("set(set)", [size(set(set(range(n)))) for n in (0, 1, 4, 5, 6, 18, 19, 20, 76, 77, 78, 300)])
fact("set(frozenset)", [size(set(frozenset(range(n)))) for n in (0, 4, 5, 19, 77, 300)])
fact("frozenset(range)", [size(frozenset(range(n))) for n in (0, 1, 4, 5, 6, 18, 19, 20, 76, 77, 78, 300)])
fact("frozenset(set)", [size(frozenset(set(range(n)))) for n in (0, 1, 4, 5, 6, 18, 19, 20, 76, 77, 78, 300)])
fact("comprehension", [size({i for i in range(n)}) for n in (0, 1, 4, 5, 6, 18, 19, 20, 76, 77, 78, 300)])
fact("copy()", [size(set(range(n)).copy()) for n in (0, 4, 5, 19, 77, 300)])
fact("star", [size({*range(n)}) for n in (0, 4, 5, 19, 77)])
a, b = set(range(0, 60)), set(range(40, 100))
fact("union", size(a | b))
fact("intersection", size(a & b))
fact("difference", size(a - b))
fact("symmetric difference", size(a ^ b))
fact("frozen union", size(frozenset(a) | frozenset(b)))
fact("frozen intersection", size(frozenset(a) & frozenset(b)))
fact("frozen difference", size(frozenset(a) - frozenset(b)))
fact("frozen symmetric difference", size(frozenset(a) ^ frozenset(b)))
fact("union of lists", size(set().union(range(30), range(20, 50))))
fact("intersection with a list", size(a.intersection(range(10))))
fact("difference with a list", size(a.difference(range(50))))
fact("small unions", [size(set(range(n)) | {100}) for n in range(8)])


def after(step, count):
    items = set(range(count))
    step(items)
    return len(items), size(items)


fact("clear", after(set.clear, 100))
fact("discards keep the size", after(lambda s: [s.discard(i) for i in range(95)], 100))
fact("pops keep the size", after(lambda s: [s.pop() for i in range(100)], 100))
fact("copy after discards", [size(s.copy()) for s in [set(range(100))] if [s.discard(i) for i in range(95)]])
fact("frozenset after discards", [size(frozenset(s)) for s in [set(range(100))] if [s.discard(i) for i in range(95)]])
fact("add after discards", after(lambda s: [[s.discard(i) for i in range(100)], s.add(1)], 100))
fact("churn", after(lambda s: [(s.add(i), s.discard(i - 3)) for i in range(1000)], 0))
fact("in-place union", after(lambda s: s.__ior__(set(range(50))), 3))
fact("in-place intersection", after(lambda s: s.__iand__(set(range(3))), 50))
fact("in-place difference", after(lambda s: s.__isub__(set(range(48))), 50))
fact("in-place symmetric difference", after(lambda s: s.__ixor__(set(range(48))), 50))
fact("difference_update with itself", after(lambda s: s.difference_update(s), 50))
fact("intersection_update", after(lambda s: s.intersection_update(range(3), range(2)), 50))
fact("init again", after(lambda s: s.__init__(range(3)), 50))


class Sub(set):
    pass


class FrozenSub(frozenset):
    pass


class SlotSub(set):
    __slots__ = ("x",)


fact("subclasses", [size(Sub()), size(FrozenSub()), size(SlotSub()), size(Sub(range(5)))])
fact("__sizeof__", [set().__sizeof__(), frozenset().__sizeof__(), set(range(5)).__sizeof__()])
