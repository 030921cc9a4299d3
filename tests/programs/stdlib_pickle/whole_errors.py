# What dumps() and loads() refuse: reducers that answer nonsense, names that are not found, broken pickles; the stack and the memo.
import pickle, sys


class Answers:
    def __init__(self, answer):
        self.answer = answer

    def __reduce__(self):
        return self.answer


def attempt(function, *args):
    try:
        print("ok", function(*args))
    except Exception as error:
        print(type(error).__name__, str(error).replace(hex(id(args[0])), "0x"))


def local():
    class Inside:
        pass
    return Inside


class Growing(dict):
    pass


class Grow:
    def __reduce__(self):
        table[len(table)] = 1
        return int, ()


deep = []
for _ in range(100_000):
    deep = [deep]
attempt(pickle.dumps, deep)
attempt(pickle.dumps, local())
attempt(pickle.dumps, lambda: 0)
table = {"b": 0, "a": Grow()}
attempt(pickle.dumps, table)
attempt(pickle.dumps, (n for n in ()))
attempt(pickle.dumps, [sys])
attempt(pickle.dumps, Answers((int, [])))
attempt(pickle.dumps, Answers((int, (), None, None, [1])))
attempt(pickle.dumps, Answers((5, ())))
attempt(pickle.dumps, Answers((int, (), None, 5)))
attempt(pickle.dumps, Answers((int, (), None, None, None, 5)))
attempt(pickle.dumps, Answers(5))
attempt(pickle.dumps, Answers((int,)))
attempt(pickle.dumps, Answers("nothing_of_that_name"))
attempt(pickle.loads, b"\x80\x04N.rest")
attempt(pickle.loads, b"\x80\x04K\x05K\x06.")
attempt(pickle.loads, b"\x80\x02]q\x00(K\x01K\x02e.")
attempt(pickle.loads, b"\x80\x02]q\x05h\x05a.")
attempt(pickle.loads, b"\x80\x04]\x94K\x01\x94h\x01\x86.")
attempt(pickle.loads, b"\x80\x04(K\x01K\x02K\x031K\x04.")
attempt(pickle.loads, b"\x80\x02h\x07.")
attempt(pickle.loads, b"\x80\x02a.")
attempt(pickle.loads, b"\x80\x02K\x01)\x81.")
attempt(pickle.loads, b"\x80\x02c__main__\nno_such\n.")
attempt(pickle.loads, b"\x80\x04\x8c\x08__main__\x8c\x05a.b.c\x93.")
attempt(pickle.loads, b"\x80\x04K\x01K\x02\x93.")
attempt(pickle.loads, b"\x80\x02cbuiltins\nobject\n)\x81K\x01b.")
attempt(pickle.loads, b"\x80\x02cbuiltins\nint\n(K\x01K\x02tR.")
attempt(pickle.loads, b"\x80\x03X\x02\x00\x00\x00\xff\xfe.")
attempt(pickle.loads, b"\x80\x09N.")
attempt(pickle.loads, b"\x80\x04\x95\x02\x00\x00\x00\x00\x00\x00\x00K\x01.")
attempt(pickle.loads, b"I5\n.")
