# Sizes of lists by every way to build, grow and shrink one.
import sys


def fact(name, value):
    print(name, value, sep=": ")


size = sys.getsizeof


def growth(step, limit):
    """The lengths at which the size changes while `step` works on a list."""
    items, changes, last = [], [], None
    for _ in range(limit):
        now = size(items)
        if now != last:
            changes.append((len(items), now))
            last = now
        step(items)
    return changes


fact("append", growth(lambda items: items.append(0), 400))
fact("insert at 0", growth(lambda items: items.insert(0, 0), 200))
fact("extend by one", growth(lambda items: items.extend((0,)), 200))
fact("extend by three", growth(lambda items: items.extend((0, 1, 2)), 80))
fact("extend by list of seven", growth(lambda items: items.extend([0] * 7), 40))
fact("extend by iterator of five", growth(lambda items: items.extend(iter(range(5))), 40))
fact("extend by generator of five", growth(lambda items: items.extend(x for x in range(5)), 40))
fact("extend by range of nine", growth(lambda items: items.extend(range(9)), 30))
fact("extend by dict of four", growth(lambda items: items.extend({1: 1, 2: 2, 3: 3, 4: 4}), 30))
fact("extend by set of four", growth(lambda items: items.extend({1, 2, 3, 4}), 30))
fact("extend by str", growth(lambda items: items.extend("abcdef"), 30))
fact("plus equals", growth(lambda items: items.__iadd__([0, 1]), 80))
fact("slice assignment at the end", growth(lambda items: items.__setitem__(slice(len(items), None), [1, 2]), 60))
fact("slice assignment at the start", growth(lambda items: items.__setitem__(slice(0, 0), [1]), 60))
fact("times equals two", [size(x) for x in [[0]] for _ in range(8) if x.__imul__(2)])


def literal_sizes():
    return [size([]), size([1]), size([1, 2]), size([1, 2, 3]), size([1, 2, 3, 4]), size([1, 2, 3, 4, 5]), size([1, 2, 3, 4, 5, 6, 7, 8, 9])]


x = 1
fact("literals of constants", literal_sizes())
fact("literals of variables", [size([x]), size([x, x]), size([x, x, x]), size([x] * 4), size([x, x, x, x, x])])
fact("literal with a star", [size([*range(n)]) for n in range(12)])
fact("literal with star and items", [size([*range(n), x, x]) for n in range(12)])
fact("literal of two stars", [size([*range(n), *range(n)]) for n in range(12)])
fact("literal with an item before a star", [size([x, *(1, 2, 3)]), size([x, x, *[1]]), size([x, *()])])
fact("comprehension", [size([i for i in range(n)]) for n in range(20)])
fact("comprehension with if", [size([i for i in range(n) if i % 2]) for n in range(20)])
fact("list(range)", [size(list(range(n))) for n in range(20)])
fact("list(tuple)", [size(list((0,) * n)) for n in range(20)])
fact("list(list)", [size(list([0] * n)) for n in range(20)])
fact("list(str)", [size(list("x" * n)) for n in range(20)])
fact("list(set)", [size(list(set(range(n)))) for n in range(20)])
fact("list(dict)", [size(list(dict.fromkeys(range(n)))) for n in range(20)])
fact("list(keys)", [size(list(dict.fromkeys(range(n)).keys())) for n in range(20)])
fact("list(items)", [size(list(dict.fromkeys(range(n)).items())) for n in range(20)])
fact("list(generator)", [size(list(i for i in range(n))) for n in range(20)])
fact("list(map)", [size(list(map(str, range(n)))) for n in range(20)])
fact("list(zip)", [size(list(zip(range(n), range(n)))) for n in range(20)])
fact("list(enumerate)", [size(list(enumerate(range(n)))) for n in range(20)])
fact("list(filter)", [size(list(filter(None, range(n)))) for n in range(20)])
fact("list(reversed list)", [size(list(reversed([0] * n))) for n in range(20)])
fact("list(iter list)", [size(list(iter([0] * n))) for n in range(20)])
fact("list(bytes)", [size(list(bytes(n))) for n in range(20)])
fact("multiplied", [size([0] * n) for n in range(20)])
fact("multiplied pair", [size([0, 1] * n) for n in range(10)])
fact("added", [size([0] * n + [1]) for n in range(10)])
fact("sorted(list)", [size(sorted([0] * n)) for n in range(20)])
fact("sorted(generator)", [size(sorted(i for i in range(n))) for n in range(20)])
fact("sorted(range)", [size(sorted(range(n))) for n in range(20)])
fact("slice copy", [size(([0] * n)[:]) for n in range(10)])
fact("slice with step", [size(([0] * n)[::2]) for n in range(10)])
fact("copy()", [size(([0] * n).copy()) for n in range(10)])
fact("str.split", [size(("x " * n).split()) for n in range(20)])
fact("str.split by separator", [size(("x," * n).split(",")) for n in range(20)])
fact("str.split with maxsplit", [size(("x," * 30).split(",", n)) for n in range(20)])
fact("str.rsplit", [size(("x " * n).rsplit()) for n in range(20)])
fact("str.splitlines", [size(("x\n" * n).splitlines()) for n in range(20)])
fact("bytes.split", [size((b"x " * n).split()) for n in range(20)])
fact("dir-like star assignment", [size(rest) for n in range(12) for first, *rest in [range(n + 1)]])
fact("star assignment from a list", [size(rest) for n in range(12) for first, *rest in [[0] * (n + 1)]])
fact("star assignment in the middle", [size(rest) for n in range(12) for first, *rest, last in [range(n + 2)]])


def shrink(step, count=100):
    items, changes, last = [0] * count, [], None
    for _ in range(count):
        now = size(items)
        if now != last:
            changes.append((len(items), now))
            last = now
        step(items)
    changes.append((len(items), size(items)))
    return changes


fact("pop from the end", shrink(lambda items: items.pop()))
fact("pop from the start", shrink(lambda items: items.pop(0)))
fact("del last", shrink(lambda items: items.__delitem__(-1)))
fact("del first", shrink(lambda items: items.__delitem__(0)))
fact("del last two", shrink(lambda items: items.__delitem__(slice(-2, None))))
fact("remove", shrink(lambda items: items.remove(0)))
fact("slice assigned empty", shrink(lambda items: items.__setitem__(slice(0, 3), []), 99))


def after(step, count=100):
    items = list(range(count))
    step(items)
    return len(items), size(items)


fact("del tail", [after(lambda items, k=k: items.__delitem__(slice(k, None))) for k in (0, 1, 10, 49, 50, 51, 90)])
fact("del every second", after(lambda items: items.__delitem__(slice(None, None, 2))))
fact("clear", after(list.clear))
fact("del all", after(lambda items: items.__delitem__(slice(None))))
fact("slice all assigned itself", after(lambda items: items.__setitem__(slice(None), items)))
fact("slice all assigned shorter", after(lambda items: items.__setitem__(slice(None), range(5))))
fact("slice all assigned longer", after(lambda items: items.__setitem__(slice(None), range(150))))
fact("extended by itself", after(lambda items: items.extend(items)))
fact("imul 0", after(lambda items: items.__imul__(0)))
fact("imul 1", after(lambda items: items.__imul__(1)))
fact("imul 3", after(lambda items: items.__imul__(3)))
fact("sort", after(list.sort))
fact("sort of grown list", [size(l) for l in [[i for i in range(9)]] if l.sort() is None])
fact("reverse", after(list.reverse))
fact("append after clear", after(lambda items: (items.clear(), items.append(1))))
fact("init again", after(lambda items: items.__init__(range(7))))
fact("init again with nothing", after(lambda items: items.__init__()))
grown = list(range(10))
grown.append(1)
fact("append after list(range(10))", size(grown))
grown = [0] * 10
grown.append(1)
fact("append after [0] * 10", size(grown))
grown = [1, 2, 3]
grown.append(1)
fact("append after a literal of three", size(grown))
grown = [i for i in range(10)]
grown.pop()
grown.pop()
fact("comprehension of 10 after two pops", size(grown))


class Sub(list):
    pass


class SlotSub(list):
    __slots__ = ()


fact("subclass", [size(Sub(range(n))) for n in range(8)])
fact("subclass with slots", [size(SlotSub(range(n))) for n in range(8)])
fact("__sizeof__", [[].__sizeof__(), [1].__sizeof__(), Sub().__sizeof__(), SlotSub().__sizeof__()])


class Hint:
    def __init__(self, hint, count):
        self.hint = hint
        self.count = count

    def __length_hint__(self):
        return self.hint

    def __iter__(self):
        return self

    def __next__(self):
        if not self.count:
            raise StopIteration
        self.count -= 1
        return 0


fact("length hint right", [size(list(Hint(n, n))) for n in range(12)])
fact("length hint too large", [size(list(Hint(n + 20, n))) for n in range(12)])
fact("length hint too small", [size(list(Hint(2, n))) for n in range(12)])
