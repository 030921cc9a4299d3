# Golden by hand: memray is no part of CPython's library
# Failing allocations: every exception is caught
import os
import tempfile

import memray

folder = tempfile.mkdtemp()
path = os.path.join(folder, "a.bin")


def attempt(what):
    try:
        what()
    except Exception as error:
        print(type(error).__name__, str(error).replace(folder, "..."))


tracker = memray.Tracker(path)
with tracker:
    attempt(lambda: memray.Tracker(os.path.join(folder, "b.bin")).__enter__())
attempt(tracker.__enter__)
attempt(lambda: memray.Tracker(path))
attempt(lambda: memray.Tracker())
attempt(lambda: memray.Tracker(path, destination=memray.FileDestination(path)))
attempt(lambda: memray.Tracker(destination=path))
attempt(lambda: memray.Tracker(os.path.join(folder, "b.bin"), native_traces=True))
attempt(lambda: memray.FileReader(os.path.join(folder, "none")))
with memray.Tracker(destination=memray.FileDestination(path, overwrite=True)) as again:
    pass
print(again.reader.metadata.total_allocations < 10)
reader = memray.FileReader(path)
reader.close()
attempt(lambda: list(reader.get_leaked_allocation_records()))
with open(path, "wb") as file:
    file.write(b"no such thing")
attempt(lambda: memray.FileReader(path))
with memray.Tracker("/dev/null"):
    pass
attempt(lambda: memray.FileReader("/dev/null"))
os.remove(path)
os.rmdir(folder)
