"""What processes and the system use, read from /proc; the names and types of psutil for Linux."""
import errno
import os
import signal
import sys
import time
from collections import namedtuple
from functools import wraps

__version__ = "5.9.4"
version_info = (5, 9, 4)
LINUX = POSIX = True
WINDOWS = MACOS = OSX = FREEBSD = OPENBSD = NETBSD = BSD = SUNOS = AIX = False

STATUS_RUNNING, STATUS_SLEEPING, STATUS_DISK_SLEEP, STATUS_STOPPED = "running", "sleeping", "disk-sleep", "stopped"
STATUS_TRACING_STOP, STATUS_ZOMBIE, STATUS_DEAD, STATUS_IDLE = "tracing-stop", "zombie", "dead", "idle"
STATUS_WAKING, STATUS_PARKED = "waking", "parked"
_STATUSES = {"R": STATUS_RUNNING, "S": STATUS_SLEEPING, "D": STATUS_DISK_SLEEP, "T": STATUS_STOPPED, "t": STATUS_TRACING_STOP,
             "Z": STATUS_ZOMBIE, "X": STATUS_DEAD, "x": STATUS_DEAD, "I": STATUS_IDLE, "W": STATUS_WAKING, "P": STATUS_PARKED}

_PAGE = os.sysconf("SC_PAGE_SIZE")
_TICKS = os.sysconf("SC_CLK_TCK")

pmem = namedtuple("pmem", "rss vms shared text lib data dirty")
pfullmem = namedtuple("pfullmem", pmem._fields + ("uss", "pss", "swap"))
pcputimes = namedtuple("pcputimes", "user system children_user children_system iowait")
pctxsw = namedtuple("pctxsw", "voluntary involuntary")
pio = namedtuple("pio", "read_count write_count read_bytes write_bytes read_chars write_chars")
popenfile = namedtuple("popenfile", "path fd position mode flags")
pthread = namedtuple("pthread", "id user_time system_time")
puids = namedtuple("puids", "real effective saved")
pgids = namedtuple("pgids", "real effective saved")
pmmap_grouped = namedtuple("pmmap_grouped", "path rss size pss shared_clean shared_dirty private_clean private_dirty referenced anonymous swap")
svmem = namedtuple("svmem", "total available percent used free active inactive buffers cached shared slab")
sswap = namedtuple("sswap", "total used free percent sin sout")
scputimes = namedtuple("scputimes", "user nice system idle iowait irq softirq steal guest guest_nice")
sdiskusage = namedtuple("sdiskusage", "total used free percent")


class Error(Exception):
    """Of this module."""

    def _told(self):
        return {name: getattr(self, name) for name in ("pid", "ppid", "name") if getattr(self, name, None)}

    def __str__(self):
        told = ", ".join(f"{name}={value!r}" for name, value in self._told().items())
        return " ".join(part for part in (getattr(self, "msg", "") or "", told and f"({told})") if part)

    def __repr__(self):
        told = ", ".join(f"{name}={value!r}" for name, value in {**self._told(), "msg": getattr(self, "msg", "")}.items() if value)
        return f"psutil.{type(self).__name__}({told})"


class NoSuchProcess(Error):
    def __init__(self, pid, name=None, msg=None):
        self.pid, self.name, self.msg = pid, name, msg or "process no longer exists"


class ZombieProcess(NoSuchProcess):
    def __init__(self, pid, name=None, ppid=None, msg=None):
        super().__init__(pid, name, msg or "PID still exists but it's a zombie")
        self.ppid = ppid


class AccessDenied(Error):
    def __init__(self, pid=None, name=None, msg=None):
        self.pid, self.name, self.msg = pid, name, msg or ""


class TimeoutExpired(Error):
    def __init__(self, seconds, pid=None, name=None):
        self.seconds, self.pid, self.name, self.msg = seconds, pid, name, f"timeout after {seconds} seconds"


def _text(path):
    with open(path, encoding="utf-8", errors="surrogateescape") as file:
        return file.read()


def _table(path):
    """The lines 'Name: number kB' of a file in /proc, in bytes."""
    found = {}
    for line in _text(path).splitlines():
        name, _, rest = line.partition(":")
        words = rest.split()
        if words and words[0].isdigit():
            found[name] = found.get(name, 0) + int(words[0]) * (1024 if words[1:] == ["kB"] else 1)
    return found


def _percent(part, whole, digits=1):
    return round(part / whole * 100, digits) if whole else 0.0


def _of_process(function):
    @wraps(function)
    def call(self, *args, **kwargs):
        try:
            return function(self, *args, **kwargs)
        except PermissionError:
            raise AccessDenied(self.pid, self._name) from None
        except (FileNotFoundError, ProcessLookupError):
            if not os.path.exists(f"/proc/{self.pid}"):
                raise NoSuchProcess(self.pid, self._name) from None
            raise
    return call


class Process:
    """A process, by its id; the own one without."""

    def __init__(self, pid=None):
        if pid is None:
            pid = os.getpid()
        elif not isinstance(pid, int):
            raise TypeError(f"pid must be an integer (got {pid!r})")
        elif pid < 0:
            raise ValueError(f"pid must be a positive integer (got {pid})")
        self._pid = pid
        self._name = None
        self._last_times = None
        try:
            self._started = self._ticks_of_start()
        except FileNotFoundError:
            raise NoSuchProcess(pid, msg="process PID not found") from None
        self._gone = False

    @property
    def pid(self):
        return self._pid

    def __repr__(self):
        try:
            told = f"pid={self.pid}, name={self.name()!r}, status={self.status()!r}"
            when = time.localtime(self.create_time())
            day = time.strftime("%Y-%m-%d") == time.strftime("%Y-%m-%d", when)
            told += ", started=%r" % time.strftime("%H:%M:%S" if day else "%Y-%m-%d %H:%M:%S", when)
        except ZombieProcess:
            told = f"pid={self.pid}, status='zombie'"
        except NoSuchProcess:
            told = f"pid={self.pid}, status='terminated'"
        return f"psutil.Process({told})"

    def __eq__(self, other):
        return (self.pid, self._started) == (other.pid, other._started) if isinstance(other, Process) else NotImplemented

    def __hash__(self):
        return hash((self.pid, self._started))

    def _path(self, name):
        return f"/proc/{self._pid}/{name}"

    def _stat(self):
        text = _text(self._path("stat"))
        # The name may hold anything, parentheses too.
        end = text.rindex(")")
        return [text[text.index("(") + 1:end], *text[end + 2:].split()]

    def _ticks_of_start(self):
        return int(self._stat()[20])

    def _status_line(self, name):
        for line in _text(self._path("status")).splitlines():
            if line.startswith(name + ":"):
                return line.split()[1:]

    def oneshot(self):
        from contextlib import nullcontext
        return nullcontext()

    def as_dict(self, attrs=None, ad_value=None):
        known = ["cmdline", "cpu_num", "cpu_percent", "cpu_times", "create_time", "cwd", "environ", "exe", "gids", "io_counters",
                 "memory_full_info", "memory_info", "memory_percent", "name", "nice", "num_ctx_switches", "num_fds", "num_threads",
                 "open_files", "pid", "ppid", "status", "terminal", "threads", "uids", "username"]
        if attrs is not None:
            unknown = set(attrs) - set(known)
            if unknown:
                raise ValueError(f"invalid attr name{'s' if len(unknown) > 1 else ''} {', '.join(map(repr, unknown))}")
        found = {}
        for name in attrs or known:
            try:
                found[name] = self.pid if name == "pid" else getattr(self, name)()
            except (AccessDenied, ZombieProcess):
                found[name] = ad_value
        return found

    # ---- Memory

    @_of_process
    def memory_info(self):
        vms, rss, shared, text, lib, data, dirty = (int(pages) * _PAGE for pages in _text(self._path("statm")).split()[:7])
        return pmem(rss, vms, shared, text, lib, data, dirty)

    @_of_process
    def memory_full_info(self):
        try:
            table = _table(self._path("smaps_rollup"))
        except FileNotFoundError:
            table = _table(self._path("smaps"))
        unique = sum(size for name, size in table.items() if name.startswith("Private_"))
        return pfullmem(*self.memory_info(), unique, table.get("Pss", 0), table.get("Swap", 0))

    def memory_percent(self, memtype="rss"):
        if memtype not in pfullmem._fields:
            raise ValueError(f"invalid memtype {memtype!r}; valid types are {pfullmem._fields!r}")
        info = self.memory_info() if memtype in pmem._fields else self.memory_full_info()
        return getattr(info, memtype) / virtual_memory().total * 100

    @_of_process
    def memory_maps(self, grouped=True):
        if not grouped:
            raise NotImplementedError("memory_maps(grouped=False)")
        maps, current = {}, None
        for line in _text(self._path("smaps")).splitlines():
            name, _, rest = line.partition(":")
            if "-" in line.split(None, 1)[0]:
                words = line.split(None, 5)
                current = maps.setdefault(words[5] if len(words) > 5 else "[anon]", {})
            elif rest.endswith("kB"):
                current[name] = current.get(name, 0) + int(rest.split()[0]) * 1024
        names = ("Rss", "Size", "Pss", "Shared_Clean", "Shared_Dirty", "Private_Clean", "Private_Dirty", "Referenced", "Anonymous", "Swap")
        return [pmmap_grouped(path, *(each.get(name, 0) for name in names)) for path, each in maps.items()]

    # ---- Time

    @_of_process
    def cpu_times(self):
        stat = self._stat()
        return pcputimes(*(int(stat[i]) / _TICKS for i in (12, 13, 14, 15)), int(stat[40]) / _TICKS)

    def cpu_percent(self, interval=None):
        if interval is not None and interval < 0:
            raise ValueError(f"interval is not positive (got {interval!r})")

        def now():
            times = self.cpu_times()
            return time.monotonic(), times.user + times.system

        last = self._last_times
        if interval:
            last = now()
            time.sleep(interval)
        self._last_times = current = now()
        if last is None or current[0] <= last[0]:
            return 0.0
        return round((current[1] - last[1]) / (current[0] - last[0]) * 100, 1)

    @_of_process
    def create_time(self):
        return self._ticks_of_start() / _TICKS + boot_time()

    # ---- Who and what

    @_of_process
    def name(self):
        self._name = name = self._stat()[0]
        if len(name) >= 15:  # the system keeps no more; the command line may have the rest
            try:
                command = self.cmdline()
            except AccessDenied:
                command = []
            if command and os.path.basename(command[0]).startswith(name):
                self._name = name = os.path.basename(command[0])
        return name

    @_of_process
    def cmdline(self):
        data = _text(self._path("cmdline"))
        if not data:
            return []
        separator = "\0" if data.endswith("\0") else " "
        return data.removesuffix(separator).split(separator)

    @_of_process
    def exe(self):
        return os.readlink(self._path("exe"))

    @_of_process
    def cwd(self):
        return os.readlink(self._path("cwd"))

    @_of_process
    def environ(self):
        return dict(each.split("=", 1) for each in _text(self._path("environ")).split("\0") if "=" in each)

    @_of_process
    def ppid(self):
        return int(self._stat()[2])

    @_of_process
    def status(self):
        return _STATUSES.get(self._stat()[1], "?")

    @_of_process
    def uids(self):
        return puids(*map(int, self._status_line("Uid")[:3]))

    @_of_process
    def gids(self):
        return pgids(*map(int, self._status_line("Gid")[:3]))

    def username(self):
        uid = self.uids().real
        try:
            import pwd
            return pwd.getpwuid(uid).pw_name
        except (ImportError, KeyError):
            return str(uid)

    @_of_process
    def terminal(self):
        number = int(self._stat()[5])
        for folder in "/dev", "/dev/pts":
            for name in os.listdir(folder):
                path = f"{folder}/{name}"
                if name.startswith("tty") or folder == "/dev/pts":
                    try:
                        if number and os.stat(path).st_rdev == number:
                            return path
                    except OSError:
                        pass

    @_of_process
    def nice(self, value=None):
        if value is None:
            return os.getpriority(os.PRIO_PROCESS, self.pid)
        os.setpriority(os.PRIO_PROCESS, self.pid, value)

    @_of_process
    def num_threads(self):
        return int(self._status_line("Threads")[0])

    @_of_process
    def threads(self):
        found = []
        for thread in sorted(os.listdir(self._path("task")), key=int):
            text = _text(self._path(f"task/{thread}/stat"))
            stat = text[text.rindex(")") + 2:].split()
            found.append(pthread(int(thread), int(stat[11]) / _TICKS, int(stat[12]) / _TICKS))
        return found

    @_of_process
    def num_fds(self):
        return len(os.listdir(self._path("fd")))

    @_of_process
    def open_files(self):
        found = []
        for number in os.listdir(self._path("fd")):
            try:
                path = os.readlink(self._path(f"fd/{number}"))
                if path.startswith("/") and os.path.isfile(path):
                    info = dict(line.split(":", 1) for line in _text(self._path(f"fdinfo/{number}")).splitlines()[:2])
                    flags = int(info["flags"], 8)
                    mode = {os.O_RDONLY: "r", os.O_WRONLY: "w", os.O_RDWR: "w+"}[flags & os.O_ACCMODE]
                    if flags & os.O_APPEND:
                        mode = mode.replace("w", "a", 1)
                    found.append(popenfile(path, int(number), int(info["pos"]), mode.replace("w+", "r+"), flags))
            except FileNotFoundError:
                pass
        return found

    @_of_process
    def num_ctx_switches(self):
        return pctxsw(int(self._status_line("voluntary_ctxt_switches")[0]), int(self._status_line("nonvoluntary_ctxt_switches")[0]))

    @_of_process
    def io_counters(self):
        table = dict(line.split(": ") for line in _text(self._path("io")).splitlines())
        return pio(*(int(table[name]) for name in ("syscr", "syscw", "read_bytes", "write_bytes", "rchar", "wchar")))

    @_of_process
    def cpu_num(self):
        return int(self._stat()[37])

    # ---- Family and end

    def is_running(self):
        try:
            return self._ticks_of_start() == self._started
        except OSError:
            return False

    def parent(self):
        ppid = self.ppid()
        try:
            return Process(ppid) if ppid else None
        except NoSuchProcess:
            return None

    def parents(self):
        found = []
        process = self.parent()
        while process is not None:
            found.append(process)
            process = process.parent()
        return found

    def children(self, recursive=False):
        families = {}
        for process in process_iter():
            try:
                families.setdefault(process.ppid(), []).append(process)
            except NoSuchProcess:
                pass
        found = list(families.get(self.pid, ()))
        if recursive:
            for child in found:
                found.extend(families.get(child.pid, ()))
        return found

    @_of_process
    def send_signal(self, sig):
        if not self.is_running():
            raise NoSuchProcess(self.pid, self._name)
        os.kill(self.pid, sig)

    def suspend(self):
        self.send_signal(signal.SIGSTOP)

    def resume(self):
        self.send_signal(signal.SIGCONT)

    def terminate(self):
        self.send_signal(signal.SIGTERM)

    def kill(self):
        self.send_signal(signal.SIGKILL)

    def wait(self, timeout=None):
        end = None if timeout is None else time.monotonic() + timeout
        while True:
            try:
                pid, status = os.waitpid(self.pid, os.WNOHANG)
                if pid:
                    return os.waitstatus_to_exitcode(status)
            except ChildProcessError:  # somebody else's
                if not self.is_running():
                    return None
            if end is not None and time.monotonic() >= end:
                raise TimeoutExpired(timeout, self.pid, self._name)
            time.sleep(0.01)


# ---- The system ----------------------------------------------------------------------------------------------------------------------

def virtual_memory():
    """Of the whole machine, in bytes."""
    table = _table("/proc/meminfo")
    total, free, buffers = table["MemTotal"], table["MemFree"], table.get("Buffers", 0)
    cached = table.get("Cached", 0) + table.get("SReclaimable", 0)
    used = total - free - cached - buffers
    if used < 0:
        used = total - free
    available = min(table.get("MemAvailable", free + cached), total)
    return svmem(total, available, _percent(total - available, total), used, free, table.get("Active", 0), table.get("Inactive", 0),
                 buffers, cached, table.get("Shmem", 0), table.get("Slab", 0))


def swap_memory():
    table = _table("/proc/meminfo")
    total, free = table.get("SwapTotal", 0), table.get("SwapFree", 0)
    moved = dict(line.split() for line in _text("/proc/vmstat").splitlines())
    return sswap(total, total - free, free, _percent(total - free, total), int(moved.get("pswpin", 0)) * 4096, int(moved.get("pswpout", 0)) * 4096)


def _cpu_lines():
    for line in _text("/proc/stat").splitlines():
        if line.startswith("cpu"):
            values = [int(ticks) / _TICKS for ticks in line.split()[1:11]]
            yield scputimes(*values, *[0.0] * (10 - len(values)))


def cpu_times(percpu=False):
    lines = list(_cpu_lines())
    return lines[1:] if percpu else lines[0]


_last_cpu_times = {}


def cpu_percent(interval=None, percpu=False):
    if interval is not None and interval < 0:
        raise ValueError(f"interval is not positive (got {interval!r})")

    def busy(before, after):
        steps = [max(0, b - a) for a, b in zip(before, after)]
        whole = sum(steps) - steps[8] - steps[9]  # guests are in user and nice already
        return round((whole - steps[3] - steps[4]) / whole * 100, 1) if whole else 0.0

    before = _last_cpu_times.get(percpu) or cpu_times(percpu)
    if interval:
        before = cpu_times(percpu)
        time.sleep(interval)
    _last_cpu_times[percpu] = after = cpu_times(percpu)
    return [busy(a, b) for a, b in zip(before, after)] if percpu else busy(before, after)


def cpu_count(logical=True):
    if logical:
        return len(list(_cpu_lines())) - 1 or None
    cores = set()
    package = None
    for line in _text("/proc/cpuinfo").splitlines():
        name, _, value = line.partition(":")
        if name.strip() == "physical id":
            package = value.strip()
        elif name.strip() == "core id":
            cores.add((package, value.strip()))
    return len(cores) or None


def getloadavg():
    return tuple(map(float, _text("/proc/loadavg").split()[:3]))


def boot_time():
    for line in _text("/proc/stat").splitlines():
        if line.startswith("btime"):
            return float(line.split()[1])


def disk_usage(path):
    info = os.statvfs(path)
    total, free, used = info.f_blocks * info.f_frsize, info.f_bavail * info.f_frsize, (info.f_blocks - info.f_bfree) * info.f_frsize
    return sdiskusage(total, used, free, _percent(used, used + free))


def pids():
    return sorted(int(name) for name in os.listdir("/proc") if name.isdigit())


def pid_exists(pid):
    if pid < 0:
        return False
    try:
        os.kill(pid, 0)
    except OSError as error:
        return error.errno == errno.EPERM
    return True


def process_iter(attrs=None, ad_value=None):
    for pid in pids():
        try:
            process = Process(pid)
            if attrs is not None:
                process.info = process.as_dict(attrs, ad_value)
        except NoSuchProcess:
            continue
        yield process
