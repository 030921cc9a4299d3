# Golden by hand: memray is no part of CPython's library
import os
import tempfile

import memray

path = os.path.join(tempfile.mkdtemp(), "a.bin")


def keep():
    return bytearray(100_000)


def drop():
    bytearray(250_000)


with memray.Tracker(path):
    kept = keep()
    drop()

with memray.FileReader(path) as reader:
    for name, records in (("peak", reader.get_high_watermark_allocation_records()), ("leaks", reader.get_leaked_allocation_records()),
                          ("temporary", reader.get_temporary_allocation_records(threshold=1))):
        for record in records:
            if record.size > 10_000:
                stack = [(function, line) for function, file, line in record.stack_trace()]
                print(name, record.size, record.n_allocations, memray.AllocatorType(record.allocator).name, stack, record.tid)
    print(reader.metadata.peak_memory > 350_000, reader.metadata.has_native_traces, reader.metadata.file_format)
os.remove(path)
os.rmdir(os.path.dirname(path))
