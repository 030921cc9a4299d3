"""A B-tree of order 16: bisection in lists, splitting nodes, iteration by generators."""
import random
from bisect import bisect_left, insort

ORDER = 16


class Node:
    __slots__ = ("keys", "values", "children")

    def __init__(self, keys, values, children=None):
        self.keys = keys
        self.values = values
        self.children = children


class BTree:
    def __init__(self):
        self.root = Node([], [])
        self.size = 0

    def __setitem__(self, key, value):
        split = self._insert(self.root, key, value)
        if split:
            middle, right = split
            self.root = Node([middle[0]], [middle[1]], [self.root, right])

    def _insert(self, node, key, value):
        at = bisect_left(node.keys, key)
        if at < len(node.keys) and node.keys[at] == key:
            node.values[at] = value
            return None
        if node.children is None:
            node.keys.insert(at, key)
            node.values.insert(at, value)
            self.size += 1
        else:
            split = self._insert(node.children[at], key, value)
            if not split:
                return None
            (split_key, split_value), right = split
            node.keys.insert(at, split_key)
            node.values.insert(at, split_value)
            node.children.insert(at + 1, right)
        if len(node.keys) < ORDER:
            return None
        half = ORDER // 2
        middle = node.keys[half], node.values[half]
        right = Node(node.keys[half + 1:], node.values[half + 1:], node.children and node.children[half + 1:])
        del node.keys[half:], node.values[half:]
        if node.children:
            del node.children[half + 1:]
        return middle, right

    def __getitem__(self, key):
        node = self.root
        while True:
            at = bisect_left(node.keys, key)
            if at < len(node.keys) and node.keys[at] == key:
                return node.values[at]
            if node.children is None:
                raise KeyError(key)
            node = node.children[at]

    def __iter__(self):
        return self._walk(self.root)

    def _walk(self, node):
        if node.children is None:
            yield from node.keys
            return
        for child, key in zip(node.children, node.keys):
            yield from self._walk(child)
            yield key
        yield from self._walk(node.children[-1])


def main():
    rng = random.Random(3)
    tree = BTree()
    keys = [rng.randrange(1 << 30) for _ in range(50_000)]
    for key in keys:
        tree[key] = -key
    found = sum(tree[key] == -key for key in keys)
    missing = 0
    for key in range(20_000):
        try:
            tree[key]
        except KeyError:
            missing += 1
    best = []
    for key in tree:
        if key % 1000 == 7:
            insort(best, key % 999)
    print(tree.size, found, missing, sum(1 for _ in tree), best[:4], list(tree) == sorted(set(keys)))


main()
