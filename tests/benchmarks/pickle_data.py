"""pickle: dicts, lists, tuples, instances, shared parts, written and read back."""
import pickle


class Account:
    def __init__(self, name, balance):
        self.name = name
        self.balance = balance
        self.history = [(name, balance / 2), (name, balance)]


RECORD = {"ads_flags": 0, "age": 18, "born": (1990, 5, 7), "text": "value " * 6, "ratio": 2.5, "big": 1 << 70, "none": None, "raw": b"bytes"}
ROWS = [dict(RECORD, age=number, tag=f"row{number}") for number in range(60)]
PEOPLE = {f"p{number}": Account(f"name{number}", number * 1.5) for number in range(60)}

size = same = 0
for number in range(900):
    for thing in (RECORD, ROWS, PEOPLE, list(range(300)), [[], {}, (), {1, 2}]):
        data = pickle.dumps(thing, protocol=2 + number % 4)
        size += len(data)
        back = pickle.loads(data)
        same += type(back) is type(thing) and len(back) == len(thing)
print(size, same, back, pickle.loads(pickle.dumps(PEOPLE))["p7"].history)
