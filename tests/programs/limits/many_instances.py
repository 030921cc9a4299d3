# A hundred thousand objects of each kind come and go.
# Not under stress: quadratic where every allocation collects
class P:
    __slots__ = ("x",)
    def __init__(self, x): self.x = x
for make in (lambda i: P(i), lambda i: [i], lambda i: (i, i), lambda i: {i: i}, lambda i: {i}, lambda i: str(i), lambda i: float(i), lambda i: i + 10 ** 20, lambda i: (lambda: i), lambda i: iter([i])):
    objects = [make(i) for i in range(20000)]
    objects[::2] = [None] * 10000
    objects = [o for o in objects if o is not None]
    print(len(objects), end=" ")
print()
