# timeit measures something.
import timeit
print(timeit.timeit("x + 1", "x = 1", number=1000) >= 0, len(timeit.repeat(lambda: None, number=10, repeat=2)))
