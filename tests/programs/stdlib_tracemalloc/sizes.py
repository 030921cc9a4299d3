# What is asked of the allocator for an object, line by line.
import gc
import tracemalloc
gc.disable()
tracemalloc.start()
# <- the lines below are measured
class Slotted:
    __slots__ = "a", "b"
text = "abc" * 50
wide = "\u0416" * 50
data = b"x" * len(text)
array = bytearray(100)
numbers = [n * 1000 for n in range(1, 6)]
large = 1 << len(text)
table = {n: None for n in range(20)}
keys = dict(a=1, b=2)
group = set("abc")
frozen = frozenset(range(100))
slotted = Slotted()
grown = []
for n in range(20): grown.append(None)
joined = ""
for n in range(20): joined += "ab"
# <-
sizes = {}
for trace in tracemalloc.take_snapshot().traces:
    frame = trace.traceback[0]
    if frame.filename == __file__:
        sizes.setdefault(frame.lineno, []).append(trace.size)
for line in 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 21, 23:
    print(line, sorted(sizes.get(line, [])))
