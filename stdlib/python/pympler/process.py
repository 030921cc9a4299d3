"""What the system knows of the memory of this process."""
import os


class ProcessMemoryInfo:
    """Bytes, read when it is made or updated: vsz, rss, code_segment, data_segment, shared_segment; major_page_faults is not known."""

    pagesize = os.sysconf("SC_PAGESIZE")

    def __init__(self):
        self.pid = os.getpid()
        self.rss = self.vsz = self.pagefaults = 0
        self.data_segment = self.code_segment = self.shared_segment = self.stack_segment = 0
        self.available = self.update()

    def __repr__(self):
        return f"<{type(self).__name__} vsz={self.vsz} rss={self.rss}>"

    def __sub__(self, other):
        return [(name, getattr(self, name) - getattr(other, name)) for name in ("vsz", "rss", "data_segment", "code_segment")
                if getattr(self, name) != getattr(other, name)]

    def update(self):
        try:
            with open("/proc/self/statm") as f:
                numbers = [int(word) * self.pagesize for word in f.read().split()]
        except OSError:
            return False
        self.vsz, self.rss, self.shared_segment, self.code_segment, _, self.data_segment = numbers[:6]
        return True


def is_available():
    return ProcessMemoryInfo().available
