# One for loop over list, tuple, range, dict, generator, str, file, user iterator.
class It:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 2: raise StopIteration
        return self.n
class Seq:
    def __getitem__(self, i): return [7, 8][i]
def walk(x):
    out = []
    for v in x: out.append(v)
    return out
for make in (lambda: [1, 2], lambda: (1, 2), lambda: range(2), lambda: {"a": 1}, lambda: (x for x in "ab"), lambda: "é😀", lambda: It(), lambda: Seq(), lambda: {5}, lambda: iter([1]), lambda: enumerate("a"), lambda: zip([1], [2]), lambda: map(str, [1]), lambda: b"a", lambda: {1: 2}.items(), lambda: range(2 ** 64, 2 ** 64 + 1), lambda: reversed([1, 2])):
    for _ in range(10): value = walk(make())
    print(value, end=" ")
print()
for x in (5, None, object):
    try:
        walk(x)
    except TypeError as error:
        print(error)
