# Golden by hand: memray is no part of CPython's library
import os
import tempfile

import memray

path = os.path.join(tempfile.mkdtemp(), "a.bin")


def grow():
    items = bytearray(5000)
    items.extend(bytes(9000))
    del items


with memray.Tracker(path):
    grow()

live = {}
reader = memray.FileReader(path)
for record in reader.get_allocation_records():
    kind = memray.AllocatorType(record.allocator)
    if kind in (memray.AllocatorType.FREE, memray.AllocatorType.PYMALLOC_FREE):
        size = live.pop(record.address, 0)
        if size >= 5000:
            print(kind.name, size)
    else:
        live[record.address] = record.size
        if record.size >= 5000:
            print(kind.name, record.size, record.stack_trace(max_stacks=1)[0][0], record.n_allocations)
print(sum(live.values()) < 1000, len(list(reader.get_allocation_records())) == len(list(reader.get_allocation_records())))
try:
    next(record for record in reader.get_allocation_records() if "FREE" in memray.AllocatorType(record.allocator).name).stack_trace()
except NotImplementedError as error:
    print(error)
os.remove(path)
os.rmdir(os.path.dirname(path))
