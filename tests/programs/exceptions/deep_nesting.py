# Deep data and deep expressions.
# Not under stress: quadratic where every allocation collects
x = None
for _ in range(200000):
    x = [x]
del x
x = None
for _ in range(100000):
    x = (x,)
del x
d = {}
for _ in range(100000):
    d = {"k": d}
del d
class Node:
    def __init__(self, next): self.next = next
n = None
for _ in range(100000):
    n = Node(n)
del n
g = None
for _ in range(1000):
    g = (lambda inner: lambda: inner)(g)
del g
print(eval("+".join(["1"] * 500)))
for text in ("(" * 201 + ")" * 201, "[" * 150 + "]" * 150, "-" * 50 + "1"):
    try:
        print(len(str(eval(text))))
    except (SyntaxError, MemoryError, RecursionError) as error:
        print(type(error).__name__, error)
print("done")
