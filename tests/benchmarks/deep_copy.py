"""copy.copy and copy.deepcopy: nested containers, instances, slots, __reduce__, shared and recursive parts."""
import copy
from dataclasses import dataclass


@dataclass
class Item:
    name: str
    tags: list
    weight: float = 1.0


class Slotted:
    __slots__ = ("first", "second")

    def __init__(self, first, second):
        self.first = first
        self.second = second


class Reduced(list):
    def __reduce__(self):
        return Reduced, (), None, iter(self)


def make():
    shared = [1, "two", 3.0, None]
    items = {f"item{number}": Item(f"n{number}", [number, number + 1, "tag"], number / 2) for number in range(30)}
    ring = []
    ring.append(ring)
    return {"shared": [shared] * 4, "items": items, "slots": [Slotted(number, (number, [number])) for number in range(20)],
            "reduced": Reduced(range(20)), "ring": ring, "keys": {(1, 2): {3, 4}, frozenset((5,)): b"bytes"}}


def main():
    thing = make()
    count = 0
    for _ in range(400):
        twin = copy.deepcopy(thing)
        count += twin["shared"][0] is twin["shared"][3] and twin["ring"][0] is twin["ring"]
        count += twin["items"] == thing["items"] and twin["reduced"] == thing["reduced"]
    shallow = 0
    for _ in range(40_000):
        shallow += len(copy.copy(thing["items"])) + copy.copy(thing["slots"][1]).first + len(copy.copy(thing["shared"]))
    print(count, shallow, twin["slots"][7].second, thing["items"]["item3"])


main()
