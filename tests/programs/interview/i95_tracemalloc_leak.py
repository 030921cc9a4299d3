# Find the leaking line with tracemalloc.
import tracemalloc
leak = []
def work():
    leak.append(bytearray(10000))
tracemalloc.start()
before = tracemalloc.take_snapshot()
for _ in range(10): work()
after = tracemalloc.take_snapshot()
top = after.compare_to(before, "lineno")[0]
print(top.traceback[0].lineno, top.count_diff >= 10, top.size_diff >= 100000)
