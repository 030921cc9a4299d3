# iter and next, with defaults and sentinels.
it = iter("ab")
print(next(it), next(it), next(it, "default"), next(iter([]), None))
print(list(iter(iter([1, 2]))), list(iter([5, 6, 0, 7].pop, 6)))
for f in (lambda: next(it), lambda: next(5), lambda: iter(5), lambda: iter(5, 6), lambda: next(), lambda: iter(), lambda: next(it, 1, 2)):
    try:
        print(f())
    except (TypeError, StopIteration) as error:
        print(type(error).__name__, error)
