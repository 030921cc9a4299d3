"""Dictionaries: counting, grouping, looking up, deleting, merging."""


def count_words(words):
    counts = {}
    for word in words:
        counts[word] = counts.get(word, 0) + 1
    return counts


def group_by_remainder(numbers, modulus):
    groups = {}
    for number in numbers:
        groups.setdefault(number % modulus, []).append(number)
    return groups


def main():
    names = [f"name{i * 7919 % 5003}" for i in range(400_000)]
    counts = count_words(names)
    for _ in range(3):
        counts = {key: value + counts[key] for key, value in counts.items()}
    groups = group_by_remainder(range(900_000), 97)
    squares = {i: i * i for i in range(200_000)}
    total = 0
    for i in range(0, 200_000, 2):
        total += squares.pop(i)
    for i in range(1_200_000):
        if i in squares:
            total ^= squares[i]
    pairs = {(i % 300, i // 300): i for i in range(120_000)}
    corners = sum(pairs[x, y] for x in range(300) for y in range(0, 400, 5))
    print(len(counts), sum(counts.values()), len(groups), sum(map(len, groups.values())), total, corners)


main()
