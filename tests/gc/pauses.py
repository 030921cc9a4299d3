"""How long one full collection stops the program, per thousand objects, over graphs of several shapes. Runs under any Python; run by `scripts/bench pauses`.

Prints one line per graph: its name, objects tracked, microseconds per thousand of them, the least of several collections.
"""
import gc
import time


class Node:
    def __init__(self, number):
        self.number = number
        self.next = None


class Slotted:
    __slots__ = ("left", "right")


def nested_lists():
    return [[[number], [number]] for number in range(60_000)]


def instances():
    nodes = [Node(number) for number in range(80_000)]
    for first, second in zip(nodes, nodes[1:]):
        first.next = second
    return nodes


def slots():
    objects = [Slotted() for _ in range(120_000)]
    for index, item in enumerate(objects):
        item.left, item.right = objects[index // 2], objects[-index - 1]
    return objects


def dicts_of_lists():
    return [{"name": [number], "other": [number, number]} for number in range(40_000)]


def tuples_of_lists():
    return [(number, [number], ([], number)) for number in range(40_000)]


def numbers_in_lists():
    return [[number + offset for offset in range(1000, 1050)] for number in range(10_000)]


def garbage():
    """Rings that nothing holds: collecting them is part of the pause."""
    for number in range(12_000):
        first, second, third = Node(number), Node(number), [number]
        first.next, second.next = second, first
        third.append(third)


def collect():
    start = time.perf_counter()
    gc.collect()
    return time.perf_counter() - start


def main():
    gc.disable()
    gc.collect()
    before = len(gc.get_objects())
    for build in (nested_lists, instances, slots, dicts_of_lists, tuples_of_lists, numbers_in_lists):
        graph = build()
        tracked = len(gc.get_objects()) - before
        collect()  # what can be untracked is, at the first
        print(build.__name__, tracked, min(collect() for _ in range(5)) * 1e9 / tracked)
        del graph
        gc.collect()
    times = []
    for _ in range(5):
        garbage()
        tracked = len(gc.get_objects()) - before
        times.append(collect() * 1e9 / tracked)
    print("garbage", tracked, min(times))


main()
