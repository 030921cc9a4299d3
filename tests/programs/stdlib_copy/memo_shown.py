# What a __deepcopy__ method sees of the memo, what it may do to it, and tables of copiers that a program has changed.
import copy


class Looks:
    def __deepcopy__(self, memo):
        seen.append((len(memo), sorted(type(value).__name__ for value in memo.values()), memo.get(id(outer)) is not outer))
        twin = memo[id(self)] = Looks()
        memo[id(replaced)] = "instead"
        return twin


class Follows:
    def __init__(self, part):
        self.part = part

    def __deepcopy__(self, memo):
        return Follows(copy.deepcopy(self.part, memo))


seen = []
replaced = ["original"]
outer = [1, ["first"], Looks(), replaced, Looks()]
outer.append(outer)
twin = copy.deepcopy(outer)
print(seen, twin[3], twin[5] is twin, twin[1], type(twin[2]).__name__, twin[2] is not twin[4])

shared = [1]
pair = copy.deepcopy([Follows(shared), shared, {"k": Follows(shared)}])
print(pair[0].part is pair[1], pair[2]["k"].part is pair[1], pair[1] is shared)


class Bad:
    def __deepcopy__(self, memo):
        raise KeyError("bad")


class Grows:
    def __deepcopy__(self, memo):
        table[len(table)] = None
        return self


for thing in ([1, Bad()], {"k": (1, Bad())}, {Bad: Bad()}):
    try:
        copy.deepcopy(thing)
    except KeyError as error:
        print("KeyError", error)
table = {0: Grows(), 1: 2}
try:
    copy.deepcopy(table)
except RuntimeError as error:
    print(error)


class Reduces:
    def __init__(self, answer):
        self.answer = answer

    def __reduce_ex__(self, protocol):
        return self.answer if not callable(self.answer) else self.answer(protocol)


class Items(list):
    def append(self, item):
        print("append", item)
        super().append(item)


for answer in ((list, ([1, 2],)), (Items, (), None, iter([[1], 2])), (dict, (), None, None, iter([("a", [1]), ("b", 2)])), "a name",
               (Items, (), {"x": [1]}), (Items, (), ({"x": 1}, {"y": [2]})), (Items, (), (None, {"z": 3}))):
    thing = Reduces(answer)
    for function in (copy.copy, copy.deepcopy):
        try:
            twin = function(thing)
            print(function.__name__, twin is thing or (type(twin).__name__, twin, getattr(twin, "__dict__", None)))
        except Exception as error:
            print(function.__name__, type(error).__name__, error)
for answer in ((dict, (), None, None, iter([(1,)])), (dict, (), None, None, iter([(1, 2, 3)])), (5, ()), (dict, (), 5)):
    for function in (copy.copy, copy.deepcopy):
        try:
            print(function(Reduces(answer)))
        except (TypeError, ValueError, AttributeError) as error:
            print(function.__name__, type(error).__name__, error)


class Meta(type):
    pass


class Made(metaclass=Meta):
    pass


print(copy.deepcopy([Made, Meta, len, Made.__init__, ..., NotImplemented, range(3), 2.5, b"x"]) ==
      [Made, Meta, len, Made.__init__, ..., NotImplemented, range(3), 2.5, b"x"], copy.copy(Made) is Made)
deep = []
for _ in range(100_000):
    deep = [deep]
try:
    copy.deepcopy(deep)
except RecursionError:
    print("RecursionError")

copy._deepcopy_dispatch[int] = lambda x, memo: x + 1
copy._deepcopy_dispatch[list] = lambda x, memo: [copy.deepcopy(item, memo) for item in reversed(x)]
print(copy.deepcopy([1, [2, 3], (4, "x")]))
copy._copy_dispatch[list] = lambda x: x + x
print(copy.copy([1]), copy.copy({"a": 1}), copy.copy((1, 2)))
