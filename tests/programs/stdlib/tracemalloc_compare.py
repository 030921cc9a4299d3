# Comparing two snapshots finds the line that allocates.
import tracemalloc
tracemalloc.start()
one = tracemalloc.take_snapshot()
kept = [object() for _ in range(5000)]
more = "x" * 20000
two = tracemalloc.take_snapshot()
top = [d for d in two.compare_to(one, "lineno") if d.traceback[0].filename == __file__]
print([(d.traceback[0].lineno, d.size_diff > 15000, d.count_diff > 0) for d in top[:2]])
print(tracemalloc.get_object_traceback(more)[0].lineno, str(top[0].traceback[0]).endswith(":5"))
