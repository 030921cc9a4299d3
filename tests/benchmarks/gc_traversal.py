"""The collector over much that is alive: nested lists, dicts, tuples, instances."""
import gc


class Holder:
    def __init__(self, number):
        self.number = [number]
        self.pair = (number, [])
        self.table = {number: [number]}


def nested(depth, width):
    if depth == 0:
        return []
    return [nested(depth - 1, width) for _ in range(width)]


tree = nested(5, 9)
holders = [Holder(number) for number in range(8_000)]
gc.collect()
print(sum(gc.collect() for _ in range(24)), len(tree), len(holders), gc.get_count()[1:])
