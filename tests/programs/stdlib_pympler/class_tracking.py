# Golden by hand: CPython comes without pympler; as Pympler prints it under CPython 3.11, but for objects that are gone, which it goes on to count as None.
# Instances of classes, from snapshot to snapshot.
import io
import re
from pympler.classtracker import ClassTracker
from pympler.classtracker_stats import ConsoleStats


class Factory:
    pass


class Employee:
    def __init__(self, name):
        self.name = name


class Boss(Employee):
    pass


out = io.StringIO()
tracker = ClassTracker(stream=out)
factory = Factory()
factory.employees = []
tracker.track_object(factory)
tracker.track_class(Employee, name="Worker")
tracker.create_snapshot("empty")
factory.employees += [Employee("x" * i) for i in range(3)] + [Boss("b")]
tracker.create_snapshot("four")
del factory.employees[0]
tracker.create_snapshot("three")
print(tracker.stats.tracked_classes, [count for _, count in tracker.history["Worker"]])
tracker.stats.print_summary()
print(re.sub(" +[0-9]+%$", " P%", out.getvalue(), flags=re.M))
print([[(name, each["active"], each["sum"]) for name, each in s.classes.items()] for s in tracker.snapshots])
dead, alive = tracker.index["Worker"][:2]
print(dead.ref(), dead.death is not None, len(dead.snapshots), alive.ref() is factory.employees[0], len(alive.snapshots))
tracker.track_change(factory, resolution_level=2)
tracker.create_snapshot()
print([ref.name for ref in tracker.objects[id(factory)].snapshots[-1][1].refs])
for bad in (1, "a", [], Employee("y")):
    try:
        tracker.track_class(bad)
    except TypeError as error:
        print(error)
tracker.detach_class(Employee)
late = Employee("late")
print(id(late) in tracker.objects, Employee.__init__.__name__, Employee("z").name)
out.truncate(0)
tracker.stats.sort_stats("classname", "birth").print_stats(clsname="Worker", limit=2)
print(out.getvalue().count("Employee object"), out.getvalue().count("finalize"))
try:
    tracker.stats.sort_stats("nothing")
except ValueError as error:
    print(error)
