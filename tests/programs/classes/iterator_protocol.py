# __iter__ and __next__; iter with a sentinel.
class Countdown:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n
print(list(Countdown(3)), sum(Countdown(5)), [x for x in Countdown(2)], next(Countdown(1)), next(Countdown(0), "none"))
class BadIter:
    def __iter__(self): return 5
try:
    iter(BadIter())
except TypeError as error:
    print(error)
values = iter([1, 2, 0, 3])
print(list(iter(lambda: next(values), 0)), list(values))
it = iter([1])
next(it)
try:
    next(it)
except StopIteration as error:
    print(repr(error))
class Failing:
    def __iter__(self): return self
    def __next__(self): raise ValueError("in next")
try:
    for x in Failing(): pass
except ValueError as error:
    print(error)
