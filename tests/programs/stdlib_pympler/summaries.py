# Golden by hand: CPython comes without pympler; written by Pympler 1.0.1 under CPython 3.11.
# Summaries of objects, and what has changed between two moments.
import sys
import types
from pympler import muppy, summary, tracker
class A:
    pass
objects = [1, 2, "a", [1], {}, {1: 2}, A(), A(), A, len, sys, lambda: 0, {1}, b"x", (1,)]
rows = summary.summarize(objects)
for sort in "type", "#", "size":
    for order in "ascending", "descending":
        print(*summary.format_(sorted(rows), limit=4, sort=sort, order=order), sep="\n")
summary.print_([["a", 1, 5], ["b", 2, 1025], ["c", 3, 5 * 1024 ** 2], ["d", 4, 1024]])
print(sorted(summary.get_diff(rows, summary.summarize(objects[2:] + ["q"]))), summary._sweep([["a", 0, 0], ["b", 1, 0]]))
for wrong in {"sort": "x"}, {"order": "x"}:
    try:
        summary.print_(rows, **wrong)
    except ValueError as error:
        print(error)
print(muppy.get_size([1, "a", []]), muppy.sort([[1, 2], 1, ()]), muppy.filter([1, "abc" * 10, [1]], Type=str), muppy.filter([1, "abc" * 10], min=30))
one, two = [1], [2]
print(muppy.get_diff([one, two], [two, [3]]), sorted(muppy.get_referents((1, 2, 2))))
found = muppy.get_objects()
print(len(found) > 1000, len(set(map(id, found))) == len(found), any(isinstance(each, types.FrameType) for each in found), int in map(type, found))
del found
changes = tracker.SummaryTracker()
changes.diff()
kept = [A() for _ in range(50)]
print([row for row in changes.diff() if row[0].endswith("A")])
kept += [A() for _ in range(5)]
print([row for row in changes.diff() if row[0].endswith("A")])
changes.store_summary("now")
print([row for row in changes.diff() if row[0].endswith("A")])
try:
    changes.diff(summary2=rows)
except ValueError as error:
    print(error)
objects_of = tracker.ObjectTracker()
fresh = A()
difference = objects_of.get_diff()
print([each is fresh for each in difference["+"] if type(each) is A], [each for each in difference["-"] if type(each) is A])
