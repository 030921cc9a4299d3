# Golden by hand: memray is no part of CPython's library
import os
import tempfile

import memray

folder = tempfile.mkdtemp()
paths = [os.path.join(folder, name) for name in ("events.bin", "sums.bin")]


def hold(n):
    return bytearray(n)


def work():
    kept = hold(300_000)
    for size in (1_000_000, 2_000_000, 500_000):
        hold(size)
    return kept


for path, file_format in zip(paths, memray.FileFormat):
    with memray.Tracker(path, file_format=file_format):
        kept = work()
    del kept

events, sums = map(memray.FileReader, paths)
print(events.metadata.file_format.name, sums.metadata.file_format.name)
for name in ("get_high_watermark_allocation_records", "get_leaked_allocation_records"):
    for reader in events, sums:
        print(name, [(record.size, record.n_allocations, [place[0] for place in record.stack_trace()][:2])
                     for record in getattr(reader, name)() if record.size > 100_000])
print(sums.metadata.peak_memory == events.metadata.peak_memory, sums.metadata.total_allocations == events.metadata.total_allocations)
print([snapshot.heap for snapshot in sums.get_memory_snapshots()][-1] == sum(r.size for r in sums.get_leaked_allocation_records()))
print(os.path.getsize(paths[1]) < 3000)
for name in ("get_temporary_allocation_records", "get_allocation_records", "get_temporal_allocation_records",
             "get_temporal_high_water_mark_allocation_records"):
    try:
        list(getattr(sums, name)())
    except NotImplementedError as error:
        print(error)
for path in paths:
    os.remove(path)
os.rmdir(folder)
