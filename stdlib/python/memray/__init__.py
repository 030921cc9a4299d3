"""Who allocated what, and when: memray's command line, reports and classes. The interpreter records every block of its own heap, objects
included, into a file (stdlib/recording_format.h); this package starts that, and reads such files."""
import enum
import os
import sys
from collections import namedtuple
from dataclasses import dataclass

import _memray

__version__ = "1.20.0"

__all__ = ["AllocationRecord", "AllocatorType", "Destination", "FileDestination", "FileFormat", "FileReader", "Interval", "MemorySnapshot",
           "Metadata", "SocketDestination", "SocketReader", "TemporalAllocationRecord", "Tracker", "__version__"]


class AllocatorType(enum.IntEnum):
    PYMALLOC_FREE = 1
    PYMALLOC_MALLOC = 2
    PYMALLOC_CALLOC = 3
    PYMALLOC_REALLOC = 4
    FREE = 5
    MALLOC = 6
    REALLOC = 7
    CALLOC = 8
    POSIX_MEMALIGN = 9
    ALIGNED_ALLOC = 10
    MEMALIGN = 11
    VALLOC = 12
    PVALLOC = 13
    MMAP = 14
    MUNMAP = 15


class FileFormat(enum.IntEnum):
    ALL_ALLOCATIONS = 1
    AGGREGATED_ALLOCATIONS = 2


MemorySnapshot = namedtuple("MemorySnapshot", ["time", "rss", "heap"])
Interval = namedtuple("Interval", ["allocated_before_snapshot", "deallocated_before_snapshot", "n_allocations", "n_bytes"])


@dataclass(frozen=True)
class Destination:
    """Where records go."""


@dataclass(frozen=True)
class FileDestination(Destination):
    """A file. It is never compressed, and never lost: what was recorded is in it at once."""
    path: "os.PathLike | str"
    overwrite: bool = False
    compress_on_exit: bool = False


@dataclass(frozen=True)
class SocketDestination(Destination):
    """Whoever connects to the port, as `memray live` does; a Tracker waits for that."""
    server_port: int
    address: str = "127.0.0.1"


@dataclass
class Metadata:
    start_time: object
    end_time: object
    total_allocations: int
    total_frames: int
    peak_memory: int
    command_line: str
    pid: int
    main_thread_id: int
    python_allocator: str
    has_native_traces: bool
    trace_python_allocators: bool
    file_format: FileFormat


def size_fmt(num, suffix="B"):
    for unit in ("", "k", "M", "G", "T", "P", "E", "Z"):
        if abs(num) < 1000.0:
            return f"{num:5.3f}{unit}{suffix}"
        num /= 1000.0
    return f"{num:.1f}Y{suffix}"


class Tracker:
    """Records all allocations while its `with` block runs: Tracker("file.bin") or Tracker(destination=FileDestination(...)).

    Objects are always recorded one by one, which memray calls trace_python_allocators. There can be one at a time, in all threads
    together; a child process that is forked meanwhile is not recorded. An aggregated recording is sums of the peak and of the end, which
    are written when it ends."""

    def __init__(self, file_name=None, *, destination=None, native_traces=False, memory_interval_ms=10, follow_fork=False,
                 trace_python_allocators=True, file_format=FileFormat.ALL_ALLOCATIONS):
        if (file_name, destination).count(None) != 1:
            raise TypeError("Exactly one of 'file_name' or 'destination' argument must be specified")
        if destination is None:
            destination = FileDestination(file_name)
        if not isinstance(destination, (FileDestination, SocketDestination)):
            raise TypeError("destination must be a SocketDestination or FileDestination")
        if native_traces or follow_fork:
            raise NotImplementedError("native_traces and follow_fork are not supported")
        self._aggregate = FileFormat(file_format) == FileFormat.AGGREGATED_ALLOCATIONS
        self._interval = memory_interval_ms
        self._skip = False
        self._used = False
        self._connection = -1
        self._path, self._overwrite = "", False
        if isinstance(destination, SocketDestination):
            if self._aggregate:
                raise ValueError("AGGREGATED_ALLOCATIONS requires an output file")
            self._connection = _memray.accept(destination.address, destination.server_port)
            return
        self._path = os.fspath(destination.path)
        self._overwrite = destination.overwrite
        if not self._overwrite and os.path.exists(self._path) and not os.path.samefile(self._path, os.devnull):
            raise OSError(f"Output file {self._path} already exists. Memray can overwrite it with the --force CLI argument or the "
                          "overwrite=True API argument.")

    @property
    def reader(self):
        return FileReader(self._path)

    def __enter__(self):
        if _memray.is_running():
            raise RuntimeError("No more than one Tracker instance can be active at the same time")
        if self._used:
            raise RuntimeError("Attempting to use stale output handle")
        self._used = True
        paths = "\0".join([os.path.abspath(path) for path in sys.path if isinstance(path, str)])
        _memray.start(self._path, self._overwrite, self._interval, " ".join(sys.argv), paths, self._skip, self._aggregate,
                      self._connection)
        return self

    def __exit__(self, exctype, excinst, exctb):
        try:
            _memray.stop()
        except (BrokenPipeError, ConnectionResetError):
            if self._connection < 0:
                raise
            # Nobody looks any more; the program ran all the same.

    def __del__(self):
        # A connection over which nothing was sent.
        if not getattr(self, "_used", True) and self._connection >= 0:
            os.close(self._connection)


class AllocationRecord:
    """An allocation, a free, or what many allocations of one stack come to."""

    __slots__ = ("_reader", "address", "allocator", "n_allocations", "size", "stack_id", "tid", "thread_name")
    native_stack_id = native_segment_generation = 0

    def __init__(self, reader, tid, size, allocator, stack_id, n_allocations, address=0):
        self._reader = reader
        self.tid = tid
        self.size = size
        self.allocator = allocator
        self.stack_id = stack_id
        self.n_allocations = n_allocations
        self.address = address
        self.thread_name = "" if tid == -1 else reader._thread_names.get(tid, "")

    def stack_trace(self, max_stacks=None):
        """[(function, file, line), ...], the youngest first."""
        if self.allocator in (AllocatorType.FREE, AllocatorType.PYMALLOC_FREE):
            raise NotImplementedError("Stack traces for deallocations aren't captured.")
        return self._reader._stack(self.stack_id, -1 if max_stacks is None else max_stacks)

    hybrid_stack_trace = stack_trace

    def _key(self):
        return self.tid, self.address, self.size, self.allocator, self.stack_id, self.n_allocations

    def __eq__(self, other):
        return self._key() == other._key() if isinstance(other, AllocationRecord) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if isinstance(other, AllocationRecord) else NotImplemented

    def __hash__(self):
        return hash(self._key())

    def __repr__(self):
        size = size_fmt(self.size) if self.size else "N/A"
        return (f"AllocationRecord<tid={hex(self.tid)}, address={hex(self.address)}, size={size}, "
                f"allocator={self.allocator!r}, allocations={self.n_allocations}>")


class TemporalAllocationRecord:
    """What one stack held over time: intervals between snapshots. See FileReader.get_temporal_..."""

    __slots__ = ("_reader", "allocator", "intervals", "stack_id", "tid", "thread_name")

    def __init__(self, reader, tid, allocator, stack_id, intervals):
        self._reader = reader
        self.tid = tid
        self.allocator = allocator
        self.stack_id = stack_id
        self.intervals = [Interval(*interval) for interval in intervals]
        self.thread_name = "" if tid == -1 else reader._thread_names.get(tid, "")

    def stack_trace(self, max_stacks=None):
        """[(function, file, line), ...], the youngest first."""
        return self._reader._stack(self.stack_id, -1 if max_stacks is None else max_stacks)

    hybrid_stack_trace = stack_trace

    def __repr__(self):
        return f"TemporalAllocationRecord<tid={hex(self.tid)}, allocator={self.allocator!r}, intervals={self.intervals}>"


class FileReader:
    """Reads what a Tracker wrote. A file whose writer died is read as far as it goes."""

    def __init__(self, file_name, *, report_progress=False, max_memory_records=10000):
        self._number = None
        self._number = _memray.open(os.fspath(file_name))
        self._max_memory_records = max_memory_records
        self._info = _memray.info(self._number)
        self._thread_names = dict(self._info["threads"])

    @property
    def metadata(self):
        from datetime import datetime
        info = self._info
        try:
            start, end = datetime.fromtimestamp(info["start_ms"] / 1000), datetime.fromtimestamp(info["end_ms"] / 1000)
        except (OverflowError, ValueError, OSError):
            raise OSError("The file is damaged: its times are out of range.") from None
        return Metadata(
            start_time=start, end_time=end, total_allocations=info["allocation_count"], total_frames=info["stack_count"],
            peak_memory=info["peak_bytes"], command_line=info["command_line"], pid=info["pid"], main_thread_id=info["main_thread"],
            python_allocator=info["allocator"] if info["allocator"] in ("pymalloc", "pymalloc debug", "malloc") else "other",
            has_native_traces=False, trace_python_allocators=True,
            file_format=FileFormat.AGGREGATED_ALLOCATIONS if info["aggregated"] else FileFormat.ALL_ALLOCATIONS)

    def _open_number(self):
        if self._number is None:
            raise ValueError("Operation on a closed FileReader")
        return self._number

    def _needs_events(self, purpose):
        self._open_number()
        if self._info["aggregated"]:
            raise NotImplementedError(f"Can't {purpose} using a pre-aggregated capture file.")

    def _stack(self, number, most):
        return _memray.stack(self._open_number(), number, most)

    def _uses(self, which, merge_threads, threshold=0):
        for row in _memray.uses(self._open_number(), which, merge_threads, threshold):
            yield AllocationRecord(self, *row)

    def get_high_watermark_allocation_records(self, merge_threads=True):
        """Who held memory when most was in use."""
        yield from self._uses(0, merge_threads)

    def get_leaked_allocation_records(self, merge_threads=True):
        """Who held memory when the recording ended."""
        yield from self._uses(1, merge_threads)

    def get_temporary_allocation_records(self, merge_threads=True, threshold=1):
        """What was freed before more than `threshold` other allocations of its thread."""
        self._needs_events("find temporary allocations")
        yield from self._uses(2, merge_threads, threshold)

    def get_allocation_records(self):
        """Every allocation and every free, in order."""
        if self._info["aggregated"]:
            raise NotImplementedError("Can't get all allocations from a pre-aggregated capture file.")
        while True:
            rows = _memray.next_events(self._open_number(), 10000)
            if not rows:
                return
            for row in rows:
                yield AllocationRecord(self, *row)

    def _over_time(self, leaks, merge_threads, most_intervals=100_000_000):
        """The ends of the spans of time, what was in use at the peak of each, the records."""
        self._needs_events("get allocation history")
        ends, peaks, rows = _memray.over_time(self._open_number(), leaks, merge_threads, max(self._max_memory_records, 1), most_intervals)
        return ends, peaks, [TemporalAllocationRecord(self, *row) for row in rows]

    def get_temporal_allocation_records(self, merge_threads=True):
        """When each stack's memory came, and when it went: before which snapshots; None: it stayed. What did both between two
        snapshots is left out."""
        yield from self._over_time(True, merge_threads)[2]

    def get_temporal_high_water_mark_allocation_records(self, merge_threads=True):
        """The records, and the bytes at the high water mark before each snapshot: at that of snapshot k a stack held its interval with
        allocated_before_snapshot <= k < deallocated_before_snapshot (None: to the end)."""
        _, peaks, records = self._over_time(False, merge_threads)
        return iter(records), peaks

    def get_memory_snapshots(self):
        """Resident size and heap over time."""
        for row in _memray.samples(self._open_number(), self._max_memory_records):
            yield MemorySnapshot(*row)

    def __enter__(self):
        self._open_number()
        return self

    def __exit__(self, exctype, excinst, exctb):
        self.close()

    @property
    def closed(self):
        return self._number is None

    def close(self):
        if self._number is not None:
            _memray.close(self._number)
            self._number = None

    __del__ = close


class SocketReader:
    """What a program records that runs elsewhere on this machine: Tracker(destination=SocketDestination(port)), `memray run --live-remote`.

    What comes is kept in a file, which is read when a snapshot is asked for. Entering waits until somebody listens on the port."""

    def __init__(self, port, address="127.0.0.1"):
        self._port = port
        self._address = address
        self._connection = None
        self._info = {}

    def __enter__(self):
        import tempfile
        import threading
        if self._connection is not None:
            raise ValueError("Can not enter the context of a SocketReader object more than once, at the same time.")
        self._connection = self._connect()
        self._file = tempfile.NamedTemporaryFile(prefix="memray-live-", suffix=".bin")
        self._thread = threading.Thread(target=self._receive, daemon=True)
        self._thread.start()
        return self

    def _connect(self):
        import time
        while True:
            try:
                return _memray.connect(self._address, self._port)
            except ConnectionRefusedError:
                time.sleep(0.1)

    def _receive(self):
        try:
            _memray.copy_stream(self._connection, self._file.fileno())
        except ConnectionResetError:
            pass

    def __exit__(self, exctype, excinst, exctb):
        _memray.shutdown(self._connection)
        self._thread.join()
        os.close(self._connection)
        self._connection = None
        self._file.close()

    @property
    def is_active(self):
        return self._connection is not None and self._thread.is_alive()

    def wait(self, seconds):
        """Waits so long, or until there is no more to come."""
        self._thread.join(seconds)

    def reader(self):
        """A FileReader of what has come; None: not even the beginning."""
        try:
            return FileReader(self._file.name)
        except OSError:
            return None

    def _known(self, name):
        if not self._info and self._connection is not None and (reader := self.reader()) is not None:
            self._info = reader._info
        return self._info.get(name)

    @property
    def command_line(self):
        return self._known("command_line")

    @property
    def pid(self):
        return self._known("pid")

    @property
    def has_native_traces(self):
        return False

    def get_current_snapshot(self, *, merge_threads):
        """Who holds memory now."""
        if self._connection is None:
            return
        if (reader := self.reader()) is not None:
            yield from reader.get_leaked_allocation_records(merge_threads)
