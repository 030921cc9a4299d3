"""How many instances of chosen classes there are, how large they are, and how both change between snapshots.

A class that is tracked gets an __init__ that tells the tracker of each new instance. Sizes are measured when a snapshot is taken.
"""
import gc
import inspect
import sys
import threading
import time
import weakref

from pympler import asizeof
from pympler.classtracker_stats import ConsoleStats
from pympler.process import ProcessMemoryInfo

__all__ = ["ClassTracker"]


def _now():
    return time.time()


class TrackedObject:
    """One instance: `snapshots` has (time, Asized) of its birth and of each snapshot that it lived through."""

    def __init__(self, instance, resolution_level=0, trace=False, on_delete=None):
        self.ref = weakref.ref(instance, self._ended)
        self.id = id(instance)
        self.repr = ""
        self.name = type(instance).__name__
        self.classname = self.name
        self.birth = _now()
        self.death = None
        self.trace = _callers() if trace else None
        size = sys.getsizeof(instance)
        self.snapshots = [(self.birth, asizeof.Asized(size, size))]
        self._resolution_level = resolution_level
        self._keep = None
        self._on_delete = on_delete

    def __getstate__(self):
        state = dict(self.__dict__)
        for name in ("ref", "_keep", "_on_delete"):
            state.pop(name, None)
        return state

    def _ended(self, ref):
        self.death = _now()
        if self._on_delete:
            self._on_delete()

    def track_size(self, timestamp, sizer):
        instance = self.ref()
        if instance is None:
            return
        self.repr = _short_repr(instance)
        self.name = type(instance).__name__
        self.snapshots.append((timestamp, sizer.asized(instance, detail=self._resolution_level)))

    def set_resolution_level(self, resolution_level):
        self._resolution_level = resolution_level


def _short_repr(instance):
    try:
        text = repr(instance)
    except Exception:
        text = object.__repr__(instance)
    return text[:1024]


def _callers():
    # The program's frames, the first call first.
    frames = [tuple(frame[1:]) for frame in inspect.stack() if frame.filename != __file__ and frame.frame.f_globals.get("__name__") != __name__]
    return frames[::-1]


class Snapshot:
    """The totals of one moment."""

    def __init__(self, timestamp, description):
        self.tracked_total = 0
        self.asizeof_total = 0
        self.overhead = 0
        self.timestamp = timestamp
        self.system_total = None
        self.desc = description

    @property
    def total(self):
        if self.system_total is not None and self.system_total.available:
            return self.system_total.vsz
        return self.asizeof_total or self.tracked_total

    @property
    def label(self):
        return f"{self.desc} ({self.timestamp:.3f}s)" if self.desc else f"{self.timestamp:.3f}s"


class PeriodicThread(threading.Thread):
    def __init__(self, tracker, interval, *args, **kwargs):
        self.interval = interval
        self.tracker = tracker
        self.ended = threading.Event()
        super().__init__(*args, **kwargs)

    def run(self):
        while not self.ended.wait(self.interval):
            self.tracker.create_snapshot()

    def stop(self):
        self.ended.set()


class _ClassObserver:
    def __init__(self, own_init, settings):
        self.own_init = own_init  # None: the class inherits it
        self.settings = settings  # name, resolution_level, keep, trace


class ClassTracker:
    def __init__(self, stream=None):
        self.objects = {}  # id -> TrackedObject
        self.index = {}    # name -> [TrackedObject]
        self.history = {}  # name -> [(time, number of instances)]
        self.snapshots = []
        self._alive = {}   # name -> number of instances
        self._observers = {}
        self._periodic_thread = None
        self._lock = threading.RLock()
        self._start = _now()
        self.stream = stream

    @property
    def stats(self):
        return ConsoleStats(tracker=self, stream=self.stream)

    # ---- What is tracked ------------------------------------------------------------------------------------------------------

    def track_object(self, instance, name=None, resolution_level=0, keep=False, trace=False):
        """Tracks one object; keep: it stays alive."""
        known = self.objects.get(id(instance))
        if known is not None and known.ref() is not None:
            return
        name = type(instance).__name__ if name is None else name
        tracked = TrackedObject(instance, resolution_level, trace, lambda: self._count(name, -1))
        tracked.classname = name
        if keep:
            tracked._keep = instance
        self.index.setdefault(name, []).append(tracked)
        self.objects[id(instance)] = tracked
        self._count(name, 1)

    def track_change(self, instance, resolution_level=0):
        self.objects[id(instance)].set_resolution_level(resolution_level)

    def track_class(self, cls, name=None, resolution_level=0, keep=False, trace=False):
        """Tracks all instances that are made from now on."""
        if not inspect.isclass(cls):
            raise TypeError("only class objects can be tracked")
        settings = (cls.__name__ if name is None else name, resolution_level, keep, trace)
        if cls in self._observers:
            self._observers[cls].settings = settings
            return
        observer = self._observers[cls] = _ClassObserver(cls.__dict__.get("__init__"), settings)
        original, tracker = cls.__init__, self

        def __init__(self, *args, **kwargs):
            tracker._track_new(self, observer)
            original(self, *args, **kwargs)

        cls.__init__ = __init__

    def _track_new(self, instance, observer):
        name, resolution_level, keep, trace = observer.settings
        self.track_object(instance, name, resolution_level, keep, trace)

    def _count(self, name, change):
        self._alive[name] = self._alive.get(name, 0) + change
        self.history.setdefault(name, []).append((_now(), self._alive[name]))

    def detach_class(self, cls):
        """Instances that are made from now on are not tracked any more."""
        observer = self._observers.pop(cls)
        if observer.own_init is None:
            del cls.__init__
        else:
            cls.__init__ = observer.own_init

    def detach_all_classes(self):
        for cls in list(self._observers):
            self.detach_class(cls)

    def detach_all(self):
        """Forgets objects and classes; the snapshots stay."""
        self.detach_all_classes()
        self.objects.clear()
        self.index.clear()
        self._alive.clear()

    def clear(self):
        self.detach_all()
        self.snapshots[:] = []

    def close(self):
        self.stop_periodic_snapshots()
        self.detach_all_classes()

    # ---- Snapshots ------------------------------------------------------------------------------------------------------------

    def create_snapshot(self, description="", compute_total=False):
        """Measures all tracked objects. What two of them share counts for the one that was tracked first."""
        with self._lock:
            snapshot = Snapshot(_now() - self._start, str(description))
            sizer = asizeof.Asizer()
            alive = [(tracked, tracked.ref()) for tracked in self.objects.values()]
            sizer.exclude_refs(*(instance for _, instance in alive if instance is not None))
            for tracked, instance in alive:
                if instance is not None:
                    tracked.track_size(snapshot.timestamp, sizer)
            alive = instance = None
            snapshot.tracked_total = sizer.total
            if compute_total:
                snapshot.asizeof_total = asizeof.asizeof(*gc.get_objects(), code=True)
            snapshot.overhead = asizeof.asizeof(self.objects, self.index, self.history, self.snapshots)
            snapshot.system_total = ProcessMemoryInfo()
            self.snapshots.append(snapshot)

    def start_periodic_snapshots(self, interval=1.0):
        if self._periodic_thread is None:
            self._periodic_thread = PeriodicThread(self, interval, name="BackgroundMonitor", daemon=True)
            self._periodic_thread.start()
        self._periodic_thread.interval = interval

    def stop_periodic_snapshots(self):
        thread, self._periodic_thread = self._periodic_thread, None
        if thread is not None and thread.is_alive():
            thread.stop()
            thread.join()
