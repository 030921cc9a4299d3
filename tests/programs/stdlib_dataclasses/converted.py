"""asdict and astuple within containers of every kind, and fields replaced."""
from collections import defaultdict, namedtuple
from dataclasses import InitVar, asdict, astuple, dataclass, field, fields, replace

Pair = namedtuple("Pair", "left right")


@dataclass
class Leaf:
    value: object
    hidden: int = field(default=3, init=False)


@dataclass
class Tree:
    leaf: Leaf
    many: list
    named: dict
    start: InitVar[int] = 1

    def __post_init__(self, start):
        self.many = self.many * start


class Kept(list):
    pass


tree = Tree(Leaf((1, [2])), Kept([Leaf(3), (Leaf(4), "x")]), {"a": Pair(Leaf(5), 6), (7,): {8: Leaf(9)}})
made = asdict(tree)
print(made, type(made["many"]), type(made["named"]["a"]))
made = astuple(tree)
print(made, type(made[1]), type(made[2]["a"]), made[0][0][1] is tree.leaf.value[1])
print(asdict(tree, dict_factory=lambda pairs: sorted(name for name, value in pairs)), astuple(tree, tuple_factory=list)[0])
print([f.name for f in fields(Tree)], replace(tree, leaf=None, start=2))
for wrong in (lambda: asdict(Tree), lambda: astuple(3), lambda: replace(tree.leaf, hidden=1), lambda: replace(tree),
              lambda: asdict(Leaf(defaultdict(list, {1: 2})))):
    try:
        print(wrong())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
