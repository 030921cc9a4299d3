# itertools: count, cycle, repeat, accumulate, chain, compress and the like.
import itertools as it
import operator
print(list(it.islice(it.count(5, 2), 3)), list(it.islice(it.cycle("ab"), 5)), list(it.repeat("x", 2)), list(it.accumulate([1, 2, 3])), list(it.accumulate([3, 1, 4], max)), list(it.accumulate([1, 2], initial=10)), list(it.accumulate([1, 2, 3], operator.mul)))
print(list(it.chain("ab", [1])), list(it.chain.from_iterable(["ab", "c"])), list(it.compress("abcd", [1, 0, 1])), list(it.dropwhile(lambda x: x < 3, [1, 3, 2])), list(it.takewhile(lambda x: x < 3, [1, 3, 2])), list(it.filterfalse(lambda x: x % 2, range(5))), list(it.starmap(pow, [(2, 3), (3, 2)])), list(it.zip_longest("ab", [1], fillvalue="-")), list(it.pairwise([1, 2, 3])))
print(list(it.islice("abcdef", 1, 5, 2)), list(it.islice("abc", None)), [(k, list(g)) for k, g in it.groupby("aabba")], [(k, len(list(g))) for k, g in it.groupby([1, 3, 2, 4], key=lambda x: x % 2)])
a, b = it.tee([1, 2, 3])
print(list(a), list(b), it.count(1), it.repeat(5, 3), next(it.count(1.5, 0.5)))
for f in (lambda: it.islice([], -1), lambda: it.islice("a"), lambda: it.chain(5).__next__(), lambda: it.repeat(1, "a"), lambda: list(it.starmap(pow, [5])), lambda: it.count("a")):
    try:
        print(f())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
