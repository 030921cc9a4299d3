# The @ operator has no builtin meaning; classes give it one.
class V:
    def __init__(self, *xs):
        self.xs = xs
    def __matmul__(self, other):
        return sum(a * b for a, b in zip(self.xs, other.xs))
    def __rmatmul__(self, other):
        return ("r", other)
    def __imatmul__(self, other):
        return "in place"
v = V(1, 2)
print(v @ V(3, 4), 5 @ v)
v @= 3
print(v)
