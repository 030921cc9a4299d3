# Golden by hand: memray is no part of CPython's library
import os
import tempfile
import time

import memray

path = os.path.join(tempfile.mkdtemp(), "a.bin")


def early(n):
    return bytearray(n)


def late(n):
    return bytearray(n)


def wait():  # of its own time: on a busy machine many spans of the clock's pass at once
    end = time.process_time() + 0.05
    while time.process_time() < end:
        pass


with memray.Tracker(path, memory_interval_ms=5):
    a = early(1_000_000)
    wait()
    a = None
    wait()
    b = late(500_000)
    wait()

reader = memray.FileReader(path)
records, peaks = reader.get_temporal_high_water_mark_allocation_records()


def who(record):
    return record.stack_trace(1)[0][0]


def held(name, span):
    return sum(part.n_bytes for record in histories if who(record) == name for part in record.intervals
               if part.allocated_before_snapshot <= span < (part.deallocated_before_snapshot or len(peaks)))


histories = list(records)
highest = max(peaks)
print(highest == reader.metadata.peak_memory, len(peaks) >= 10)
first, last = peaks.index(highest), len(peaks) - 1
print(held("early", first) // 1000, held("late", first), held("early", last), held("late", last) // 1000)
# A little in every span is the loop's and the clock's.
print(all(abs(held("early", span) + held("late", span) - peaks[span]) < 5000 for span in range(len(peaks))))

lives = {who(record): record.intervals for record in reader.get_temporal_allocation_records() if who(record) in ("early", "late")}
(went,), (stayed,) = ([part for part in lives[name] if part.n_bytes > 1000] for name in ("early", "late"))
print(went._fields)
print(went.n_allocations, went.allocated_before_snapshot < went.deallocated_before_snapshot <= stayed.allocated_before_snapshot)
print(stayed.n_allocations, stayed.n_bytes // 1000, stayed.deallocated_before_snapshot)
os.remove(path)
os.rmdir(os.path.dirname(path))
