# The texts of statistics, differences, traces and tracebacks.
import tracemalloc
from tracemalloc import Filter, DomainFilter, Snapshot
one = Snapshot([(0, 10, (("a.py", 2), ("b.py", 4)), 3), (0, 20_000, (("a.py", 2), ("b.py", 4)), 3), (1, 2, (("a.py", 5), ("b.py", 4)), 3),
                (2, 66, (("b.py", 1),), 1), (3, 7, (("<unknown>", 0),), 1)], 2)
two = Snapshot([(0, 10, (("a.py", 2), ("b.py", 4)), 3), (2, 5 << 20, (("a.py", 5), ("b.py", 4)), 3), (4, 3 << 40, (("c.py", 578),), 1)], 2)
for key in "filename", "lineno", "traceback":
    for cumulative in False, True:
        try:
            for stat in one.statistics(key, cumulative):
                print(stat, "|", repr(stat))
            for stat in two.compare_to(one, key, cumulative):
                print(stat, "|", repr(stat))
        except ValueError as error:
            print(error)
try:
    one.statistics("line")
except ValueError as error:
    print(error)
for trace in one.traces:
    print(trace, "|", repr(trace), "|", *trace.traceback.format(), trace.traceback.format(1, True))
print(one.traces, len(one.traces), one.traces[0] in one.traces, one.traces[-1].traceback[0], one.traces[1:2])
for filters in [Filter(True, "a*")], [Filter(False, "a.py", 2, True)], [DomainFilter(True, 1), Filter(False, "<unknown>")], [Filter(True, "b.py", domain=2)], ():
    print(one.filter_traces(filters).traces._traces)
try:
    one.filter_traces(Filter(True, "x"))
except TypeError as error:
    print(error)
frame = one.traces[0].traceback[0]
print(repr(frame), frame < one.traces[0].traceback[1], repr(one.traces[0].traceback), hash(frame) == hash(("b.py", 4)))
for frames in 0, -1, 65536:
    try:
        tracemalloc.start(frames)
    except ValueError as error:
        print(error)
