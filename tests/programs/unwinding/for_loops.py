# Iterators are released on break, return, exception and exhaustion.
class It:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        self.n -= 1
        if self.n < 0: raise StopIteration
        return self.n
    def __del__(self): print("iterator gone")
for x in It(2): pass
print("exhausted")
for x in It(5): break
print("broken")
def f():
    for x in It(5):
        for y in It(5):
            return x, y
print(f())
try:
    for x in It(3): 1 / x if x != 1 else 1 / 0
except ZeroDivisionError:
    print("raised")
def gen():
    for x in It(3): yield x
g = gen()
next(g)
g.close()
print("closed")
try:
    a, b = It(5)
except ValueError as error:
    print(error)
