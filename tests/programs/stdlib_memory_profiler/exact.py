# Golden by hand: CPython comes without memory_profiler, and the original samples what is counted here.
# Failing allocations: linecache answers that a file has no lines where memory is short, as in CPython
# The bytes of each line: what it got, gave back, the difference, the peak, and how often it ran.
from memory_profiler import LineProfiler
def work(n):
    a = bytearray(n)
    b = [None] * n
    del a
    for i in range(3):
        c = bytearray(n)
    big = max([0] * n, [1] * n)
    return helper(b)
def helper(b):
    return b + b
prof = LineProfiler()
kept = [prof(work)(100_000) for _ in range(2)]
found = prof.code_map.exact(work.__code__)
first = work.__code__.co_firstlineno
def about(value):
    return round(value, -3)
for line in sorted(found):
    occurrences, _, _, allocated, freed, peak = found[line]
    print(line - first, occurrences, about(allocated), about(freed), about(allocated - freed), about(peak))
