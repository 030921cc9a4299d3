"""What a ClassTracker has gathered: sorted, filtered, merged by class, printed, written to a file and read again."""
import pickle
import sys

from pympler.asizeof import Asized

__all__ = ["Stats", "ConsoleStats"]

_WIDTH = 79


def size_text(size):
    """In twelve columns, such as '     1.47 KB'."""
    if size < 1024:
        return f"{size:6.0f}     B"
    for unit in ("KB", "MB", "GB", "TB"):
        size /= 1024
        if size < 1024 or unit == "TB":
            return f"{size:9.2f} {unit}"


def time_text(seconds):
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(int(minutes), 60)
    return f"{hours:02d}:{minutes:02d}:{seconds:05.2f}"


def _at(tracked, timestamp):
    """The object's size in a snapshot; None: it was not measured."""
    for time, size in tracked.snapshots[1:]:
        if time == timestamp:
            return size
    return None


def _merge(into, other, depth):
    """Adds sizes, and those of what is referred to by the same names."""
    into.size += other.size
    into.flat += other.flat
    if depth == 0:
        return
    refs = {ref.name: ref for ref in into.refs}
    for ref in other.refs:
        name = ref.name.split(":")[0]
        if name not in refs:
            refs[name] = Asized(0, 0, (), name)
        _merge(refs[name], ref, depth - 1)
    into.refs = list(refs.values())


class Stats:
    def __init__(self, tracker=None, filename=None, stream=None):
        self.stream = sys.stdout if stream is None else stream
        self.tracker = tracker
        self.index = tracker.index if tracker else {}
        self.snapshots = tracker.snapshots if tracker else []
        self.sorted = []
        if filename:
            self.load_stats(filename)

    def load_stats(self, fdump):
        """From a file or a file name."""
        if isinstance(fdump, str):
            with open(fdump, "rb") as file:
                return self.load_stats(file)
        self.index = pickle.load(fdump)
        self.snapshots = pickle.load(fdump)
        self.sorted = []

    def dump_stats(self, fdump, close=True):
        if self.tracker:
            self.tracker.stop_periodic_snapshots()
        if isinstance(fdump, str):
            fdump = open(fdump, "wb")
        pickle.dump(self.index, fdump, protocol=pickle.HIGHEST_PROTOCOL)
        pickle.dump(self.snapshots, fdump, protocol=pickle.HIGHEST_PROTOCOL)
        if close:
            fdump.close()

    def _init_sort(self):
        if not self.sorted:
            self.sorted = [tracked for name in self.index for tracked in self.index[name]]

    def sort_stats(self, *args):
        """By the attributes 'classname', 'name', 'birth', and by 'tsize' or 'size', the largest first."""
        criteria = {"classname": lambda each: each.classname, "name": lambda each: each.name, "birth": lambda each: each.birth,
                    "tsize": lambda each: -max(size.size for _, size in each.snapshots),
                    "size": lambda each: -max(size.size for _, size in each.snapshots)}
        for key in args or ("size",):
            if key not in criteria:
                raise ValueError("Invalid sort criteria")
        self._init_sort()
        self.sorted.sort(key=lambda each: tuple(criteria[key](each) for key in args or ("size",)))
        return self

    def reverse_order(self):
        self._init_sort()
        self.sorted.reverse()
        return self

    def annotate(self):
        for snapshot in self.snapshots:
            self.annotate_snapshot(snapshot)

    def annotate_snapshot(self, snapshot):
        """Sets snapshot.classes: name -> sum, avg, max, min, pct, active, merged."""
        if hasattr(snapshot, "classes"):
            return
        snapshot.classes = {}
        for name in self.index:
            sizes = [size for size in (_at(tracked, snapshot.timestamp) for tracked in self.index[name]) if size is not None]
            total = sum(size.size for size in sizes)
            merged = Asized(0, 0)
            for size in sizes:
                _merge(merged, size, 8)
            snapshot.classes[name] = {"sum": total, "active": len(sizes), "avg": total / len(sizes) if sizes else 0,
                                      "max": max((size.size for size in sizes), default=0),
                                      "min": min((size.size for size in sizes), default=0),
                                      "pct": total * 100 / snapshot.total if snapshot.total else 0, "merged": merged}

    @property
    def tracked_classes(self):
        return sorted(self.index)


class ConsoleStats(Stats):
    def _print_refs(self, refs, total, prefix="    ", level=1, minsize=0, minpct=0.1):
        for ref in sorted(refs, key=lambda ref: ref.size, reverse=True):
            percent = int(ref.size * 100 / total) if total else 0
            if ref.size > minsize and ref.size * 100 > minpct * total:
                self.stream.write(f"{(prefix + str(ref.name))[:49]:<49}{size_text(ref.size)}  {percent:6d}% [{level}]\n")
                self._print_refs(ref.refs, total, prefix + "  ", level + 1, minsize, minpct)

    def print_object(self, tracked):
        """One object: where it was made, and its sizes."""
        start = self.snapshots[0].timestamp if self.snapshots else 0
        text = tracked.repr or ""
        self.stream.write(f"{tracked.name:<32} 0x{tracked.id:08x} {text[:33] + '...' if len(text) > 36 else text}\n")
        for filename, line, function, source, _ in (entry[:5] for entry in tracked.trace or ()):
            self.stream.write(f"    {source[0].strip() if source else ''}\n  {filename}:{line:4d} in {function}\n")
        for time, size in tracked.snapshots:
            self.stream.write(f"  {time_text(max(time - start, 0) if time != tracked.birth else 0)}{'':13}{size_text(size.size):>17}\n")
            self._print_refs(size.refs, size.size)
        if tracked.death is not None:
            self.stream.write(f"  {time_text(max(tracked.death - tracked.birth, 0))} finalize\n")

    def print_stats(self, clsname=None, limit=1.0):
        """The objects, of one class only or all; limit: so many, or such a part of them."""
        if self.tracker:
            self.tracker.stop_periodic_snapshots()
        if not self.sorted:
            self.sort_stats()
        chosen = [tracked for tracked in self.sorted if clsname is None or clsname in tracked.classname]
        number = max(int(len(self.sorted) * limit), 1) if limit < 1.0 else int(limit)
        for tracked in chosen[:number]:
            self.print_object(tracked)

    def print_summary(self):
        """For each snapshot the number, size and share of the instances of each class."""
        if self.tracker:
            self.tracker.stop_periodic_snapshots()
        self.annotate()
        self.stream.write(f"{'---- SUMMARY ':-<{_WIDTH}}\n")
        for snapshot in self.snapshots:
            self.stream.write(f"{snapshot.desc[:35]:<35}{'active':>12} {size_text(snapshot.asizeof_total)} {'average':>12} {'pct':>5}\n")
            for name in self.tracked_classes:
                info = snapshot.classes[name]
                self.stream.write(f"  {name[:33]:<33} {info['active']:>11d} {size_text(info['sum'])} {size_text(info['avg'])} {info['pct']:>4.0f}%\n")
        self.stream.write("-" * _WIDTH + "\n")
