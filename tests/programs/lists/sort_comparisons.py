# sort only uses <.
class N:
    def __init__(self, n):
        self.n = n
    def __lt__(self, other):
        return self.n < other.n
    def __repr__(self):
        return f"N{self.n}"
print(sorted([N(3), N(1), N(2)]), sorted([N(3), N(1)], reverse=True), max([N(1), N(2)], key=lambda x: x.n), min(N(4), N(2)))
try:
    max(N(1), N(2))
except TypeError as error:
    print(error)
