# Iteration and membership through __getitem__ and __len__ alone.
class Seq:
    def __getitem__(self, i):
        if i >= 3:
            raise IndexError
        return i * 10
    def __len__(self): return 3
s = Seq()
print(list(s), 20 in s, 5 in s, list(reversed(s)), [x for x in s], sum(s), max(s), tuple(s), dict(enumerate(s)))
a, b, c = s
print(a, b, c)
class NoIter: pass
class NoneIter:
    __iter__ = None
    def __getitem__(self, i): return i
for f in (lambda: iter(NoIter()), lambda: iter(NoneIter()), lambda: 1 in NoIter(), lambda: reversed(NoIter()), lambda: len(NoIter()), lambda: NoIter()[0], lambda: next(NoIter())):
    try:
        f()
    except TypeError as error:
        print(error)
