# The lazy iterators.
print(list(enumerate("ab")), list(enumerate("ab", 5)), list(enumerate("ab", start=-1)), list(zip("ab", [1, 2, 3])), list(zip()), list(zip("a")), list(zip(*[(1, 2), (3, 4)])), list(map(str, [1, 2])), list(map(lambda a, b: a * b, [1, 2, 3], [4, 5])), list(filter(None, [0, 1, "", "a", [], [0]])), list(filter(lambda x: x > 1, range(4))))
z = zip([1, 2, 3], iter([4]))
print(list(z), list(z))
it = iter([1, 2, 3])
print(list(zip(it, [9])), list(it))
for f in (lambda: list(zip([1], [1, 2], strict=True)), lambda: list(zip([1, 2], [1], strict=True)), lambda: zip(5), lambda: map(str), lambda: filter(None), lambda: enumerate(), lambda: list(map(5, [1])), lambda: enumerate(5), lambda: zip([], x=1)):
    try:
        f()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
m = map(print, ["printed when asked"])
print("lazy", next(m))
