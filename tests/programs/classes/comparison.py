# Rich comparison methods, their reflections and defaults.
class V:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return isinstance(o, V) and self.v == o.v
    def __lt__(self, o): return self.v < o.v if isinstance(o, V) else NotImplemented
    def __le__(self, o): return self.v <= o.v
print(V(1) == V(1), V(1) != V(1), V(1) == 1, V(1) < V(2), V(1) > V(2), V(1) <= V(1), V(2) >= V(1), V(1) != V(2))
for f in (lambda: V(1) < 5, lambda: hash(V(1)), lambda: object() < object(), lambda: V(1) > 5):
    try:
        print(f())
    except TypeError as error:
        print(error)
class Odd:
    def __eq__(self, o): return "not a bool"
    def __ne__(self, o): return []
print(Odd() == 1, Odd() != 1, bool(Odd() == 1), 1 == Odd(), [Odd()] == [1], Odd() in [5])
a, b = object(), object()
print(a == a, a == b, a != b, a.__eq__(b), a.__eq__(a), a.__ne__(a))
