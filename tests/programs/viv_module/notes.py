# Golden by hand: CPython has no module viv.
# Why an object is shared, cached or never dies; what kind of block it has.
import gc
import sys
import viv

def notes(x):
    return [note.split(" (")[0] for note in viv.inspect(x).notes]

for x in 5, -5, 300, "", "a", "name", "two words".title(), (), b"", b"x", None, True, int, 1.5, {}, (1, 2), slice(1):
    print(repr(x), notes(x))
def function():
    return "a constant of function"
print(notes(function()))
small, large = viv.inspect([]).block, viv.inspect(b"x" * 5000).block
print(small.size, small.address % 16, small.pool <= small.address < small.pool + 16384, small.arena <= small.pool, small.pool_used <= small.pool_blocks)
print(large.size > 5000, large.pool, large.arena_number)
tracked = []
gc.collect()
for x in tracked, 1, (1, 2), {}, {"a": 1}, {"a": []}:
    report = viv.inspect(x)
    print(report.tracked, report.generation is not None)
gc.freeze()
print(viv.inspect(tracked).generation)
gc.unfreeze()
print(viv.explain.__doc__.splitlines()[0], viv.explain.__text_signature__, help is not None)
