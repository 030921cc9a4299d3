# The bytes of pickles, and what comes back, for several protocols.
import collections
import enum
import pickle


class Point:
    def __init__(self, x):
        self.x = x

    def __repr__(self):
        return f"Point({self.x})"


class Slots:
    __slots__ = ("a",)


class Color(enum.Enum):
    RED = 1


slots = Slots()
slots.a = 5
shared = [1, 2]
for value in (None, True, 5, -1, 70000, 2 ** 40, 1.5, "é", b"ab", [shared, shared], (1, (2,)), {"k": 1}, {3}, Point(7), Color.RED, len, collections.Counter("aab")):
    for protocol in (0, 2, 4):
        data = pickle.dumps(value, protocol)
        print(protocol, data, repr(pickle.loads(data)))
print(pickle.loads(pickle.dumps(slots)).a, pickle.HIGHEST_PROTOCOL, pickle.DEFAULT_PROTOCOL)
twin = pickle.loads(pickle.dumps([shared, shared]))
print(twin[0] is twin[1], twin[0] is shared)
