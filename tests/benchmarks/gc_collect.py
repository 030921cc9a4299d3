"""Cycles made and collected, large and small."""
import gc


class Node:
    def __init__(self):
        self.next = None
        self.previous = None

    def link(self, other):
        self.next = other
        other.previous = self


def ring(length):
    first = node = Node()
    for _ in range(length - 1):
        after = Node()
        node.link(after)
        node = after
    node.link(first)
    return first


def main():
    found = 0
    gc.collect()
    gc.disable()
    for _ in range(700):
        for _ in range(10):
            ring(20)
        found += gc.collect()
    gc.enable()
    for _ in range(9_000):
        ring(30)
    gc.collect()
    print(found, len(gc.garbage), gc.isenabled())


main()
