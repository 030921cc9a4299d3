# Golden by hand: memray is no part of CPython's library
# Not under stress: its free lists are shorter
import os
import tempfile

import memray

path = os.path.join(tempfile.mkdtemp(), "a.bin")


class Slotted:
    __slots__ = ("a", "b")


def work():
    made = [Slotted() for _ in range(100)]
    text = ["x%d" % i for i in range(1000, 1050)]
    return made, text


with memray.Tracker(path):
    result = work()

lines = {}
for record in memray.FileReader(path).get_leaked_allocation_records():
    function, file, line = record.stack_trace()[0]
    size, count = lines.get((function, line), (0, 0))
    lines[function, line] = size + record.size, count + record.n_allocations
for (function, line), (size, count) in sorted(lines.items()):
    print(function, line, size, count)
print(100 * (16 + 8 + 8 + 16), 50 * (49 + 5))
os.remove(path)
os.rmdir(os.path.dirname(path))
