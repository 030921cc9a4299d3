# Pickles that go wrong half way, after a class has been found or a function called: nothing is done twice, and what is said is the same.
import pickle
from collections import OrderedDict, deque

calls = []


def called(*args):
    calls.append(args)
    return len(calls)


class Bag:
    def __init__(self):
        self.items = []

    def append(self, item):
        calls.append(("append", item))
        self.items.append(item)


def attempt(data):
    calls.clear()
    try:
        result = pickle.loads(data)
        result = vars(result) if isinstance(result, Bag) else result
        print("ok", type(result).__name__, result, calls)
    except Exception as error:
        print(type(error).__name__, error, calls)


CALL = b"c__main__\ncalled\nK\x07\x85R"
attempt(b"\x80\x04" + CALL + b".")
attempt(b"\x80\x04" + CALL + b"q\x05h\x05\x86.")
attempt(b"\x80\x04(" + CALL + b"(K\x01" + CALL + b"tt.")
# Opcodes of older protocols behind it, inside marks, with a memo and in a frame.
attempt(b"\x80\x04" + CALL + b"I5\n\x86.")
attempt(b"\x80\x02]q\x00(" + CALL + b"q\x03(I6\nh\x00h\x03te.")
attempt(b"\x80\x04" + CALL + b"\x94I8\n\x94h\x00h\x01\x87.")
frame = CALL + b"\x94(F1.5\nK\x02l\x86."
attempt(b"\x80\x04\x95" + len(frame).to_bytes(8, "little") + frame)
# Broken behind it.
attempt(b"\x80\x04" + CALL + b"h\x09.")
attempt(b"\x80\x04" + CALL + b"0\x85.")
attempt(b"\x80\x04" + CALL + b"K")
attempt(b"\x80\x04" + CALL + b"(1\x86.")
attempt(b"\x80\x04" + CALL + b"e.")
attempt(b"\x80\x04" + CALL + b"\xff.")
attempt(b"\x80\x04" + CALL + b"X\x05\x00\x00\x00abc")
attempt(b"\x80\x04" + CALL + b"")
attempt(b"\x80\x04c__main__\nBag\n)\x81(K\x01K\x02e.")
attempt(b"\x80\x04c__main__\nBag\n)R(K\x01K\x02e.")
# Keys that come twice, keys of several types, dicts that are not empty any more.
attempt(b"\x80\x04}(K\x01K\x02K\x01K\x03X\x01\x00\x00\x00aK\x04u.")
attempt(b"\x80\x04}(X\x01\x00\x00\x00aK\x01X\x01\x00\x00\x00bK\x02X\x01\x00\x00\x00aK\x03u.")
attempt(b"\x80\x04}(K\x01K\x02u(K\x03K\x04K\x01K\x05uK\x06K\x07s.")
attempt(b"\x80\x04}(K\x01K\x02\x89K\x03G?\xf0\x00\x00\x00\x00\x00\x00K\x04u.")
attempt(b"\x80\x04}(]K\x01u.")
attempt(b"\x80\x04K\x05(K\x01K\x02u.")

for size in (0, 1, 5, 6, 10, 11, 21, 22, 43, 100, 1000, 1500):
    for table in ({number: number for number in range(size)}, {str(number): [] for number in range(size)}):
        for protocol in (2, 4, 5):
            twin = pickle.loads(pickle.dumps(table, protocol))
            grown = {}
            for key, value in table.items():
                grown[key] = value
            assert twin == table and list(twin) == list(table) and twin.__sizeof__() == grown.__sizeof__(), (size, protocol)
deep = ordered = OrderedDict(a=deque([1]), b=None)
for _ in range(200):
    deep = ([deep], {"k": deep}, (1, 2, 3, 4, 5))
for protocol in range(2, 6):
    twin = pickle.loads(pickle.dumps(deep, protocol))
    while len(twin) == 3:
        assert twin[0][0] is twin[1]["k"]
        twin = twin[0][0]
    print(protocol, twin == ordered, twin)
many = [(), (1,), [None] * 70, {"text": "\u4e2d" * 90, "raw": b"x" * 300, "big": -(1 << 90), "ratio": float("inf")}] * 80
print([pickle.loads(pickle.dumps(many, protocol)) == many for protocol in range(2, 6)])
