# One unpacking of tuple, list, str, dict, generator; then wrong lengths.
def two(x):
    a, b = x
    return a, b
for x in ((1, 2), [3, 4], "ab", {5: 0, 6: 0}, range(2), b"ab"):
    for _ in range(20): value = two(x)
    print(value, end=" ")
print(two(i for i in range(2)))
for x in ((1,), [1, 2, 3], "", 5, (i for i in range(3)), {}):
    try:
        two(x)
    except (ValueError, TypeError) as error:
        print(error)
