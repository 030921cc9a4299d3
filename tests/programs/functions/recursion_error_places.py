# Endless recursion through repr, eq, getattr, iteration and data.
# Not under stress: quadratic where every allocation collects
def attempt(f):
    try:
        f()
    except RecursionError as error:
        print(error)
class A:
    def __repr__(self):
        return repr(self)
    def __eq__(self, other):
        return self == other
    def __getattr__(self, name):
        return self.nothing
    def __len__(self):
        return len(self)
    def __call__(self):
        return self()
    def __add__(self, other):
        return self + other
    def __hash__(self):
        return hash(self)
    def __getitem__(self, i):
        return self[i]
a = A()
for f in (lambda: repr(a), lambda: a == 1, lambda: a.x, lambda: len(a), lambda: a(), lambda: a + 1, lambda: hash(a), lambda: a[0], lambda: [a] == [1]):
    attempt(f)
deep = []
for _ in range(100000):
    deep = [deep]
attempt(lambda: repr(deep))
attempt(lambda: deep == [[deep]])
print("alive")
