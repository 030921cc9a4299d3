# pickle round trips.
import pickle
class A:
    def __init__(self, x): self.x = x
    def __eq__(self, o): return self.x == o.x
for value in (None, True, 5, -2 ** 70, 1.5, "é", b"b", [1, [2]], (1,), {"k": (1, 2)}, {1}, frozenset([2]), A([1]), range(3), len, int, complex(1, 2)):
    print(pickle.loads(pickle.dumps(value)) == value, end=" ")
x = []
x.append(x)
y = pickle.loads(pickle.dumps(x))
print(y[0] is y)
try:
    pickle.dumps(lambda: 0)
except (pickle.PicklingError, AttributeError) as error:
    print(type(error).__name__)
