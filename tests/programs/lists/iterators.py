# Iterators over lists, forwards and backwards.
a = [1, 2, 3]
it = iter(a)
print(it is iter(it), next(it), list(it), list(it), next(it, None), type(it).__name__)
r = reversed(a)
print(next(r), r.__length_hint__(), list(r), type(r).__name__)
for i, x in enumerate(a, 10):
    print(i, x, end=";")
print(list(zip(a, "ab")), [*map(str, a)], a.__contains__(2), a.__len__(), 5 in a, max(a), sum(a), all(a), any([]))
try:
    next(it)
except StopIteration as stop:
    print("stop", stop.value)
