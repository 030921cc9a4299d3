# Numbers that the quick ways of arithmetic make are told with their own lines.
import tracemalloc


def make(n):
    keep = []
    for i in range(n, n + 3):
        keep.append(i)
    total = n * 1000
    keep.append(total)
    less = total // 7
    keep.append(less)
    keep.append(-total)
    return keep


first = make.__code__.co_firstlineno
tracemalloc.start()
kept = make(100_000)
lines = [tracemalloc.get_object_traceback(x)[0].lineno - first for x in kept]
tracemalloc.stop()
print(lines)
