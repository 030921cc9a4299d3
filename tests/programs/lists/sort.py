# sort: stable, by key, reversed, in place.
words = ["banana", "kiwi", "apple", "fig", "date", "cherry"]
print(sorted(words), sorted(words, key=len), sorted(words, key=len, reverse=True), sorted(words, reverse=True), sorted(words, key=lambda w: (len(w), w)), sorted([3, 1.5, True, 2]), sorted("hello"), sorted({3: "a", 1: "b"}))
a = [(1, "b"), (0, "z"), (1, "a"), (0, "a")]
a.sort(key=lambda pair: pair[0])
print(a)
a.sort()
print(a, sorted([[2], [1, 5], []]), sorted(["b", "B", "a", "A"], key=str.lower))
numbers = [(i * 7919) % 1009 for i in range(500)]
numbers.sort()
print(numbers == sorted(numbers, reverse=True)[::-1], numbers[:5], all(x <= y for x, y in zip(numbers, numbers[1:])))
