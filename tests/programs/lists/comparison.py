# Lists compare item by item.
print([1, 2] == [1, 2], [1, 2] != [2, 1], [1, 2] < [1, 3], [1] < [1, 0], [] < [0], [2] > [1, 9], [1, "a"] == [1, "a"], [1] == (1,), [[1], 2] <= [[1], 2], [1.0] == [1])
try:
    [1, "a"] < [1, 2]
except TypeError as error:
    print(error)
nan = float("nan")
print([nan] == [nan], [float("nan")] == [float("nan")])
