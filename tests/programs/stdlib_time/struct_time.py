# Calendar times, their text, and what is wrong with some.
import os
import time


def show(function, *args):
    try:
        print(repr(function(*args)))
    except Exception as error:
        print(type(error).__name__, error)


os.environ["TZ"] = "EST+05EDT,M4.1.0,M10.5.0"
time.tzset()
print(time.timezone, time.altzone, time.daylight, time.tzname)
show(time.gmtime, 0)
show(time.localtime, 1e9)
print(time.localtime(1e9).tm_zone, time.localtime(1e9).tm_gmtoff, time.gmtime(0).tm_zone, time.strftime("%Z %z", time.localtime(1e9)))
show(time.mktime, (2001, 9, 8, 21, 46, 40, 0, 0, -1))
show(time.asctime, time.gmtime(0))
show(time.ctime, 1)
for bad in (1e300, "x", float("nan"), 10**18, 2**70):
    show(time.gmtime, bad)
moment = (2024, 2, 29, 13, 5, 9, 3, 60, 0)
show(time.strftime, "%Y-%m-%d %H:%M:%S %a %A %b %B %j %p %I %y %% %U %w", moment)
show(time.strftime, "é %Y \udc80", moment)
for position, value in ((1, 13), (2, 32), (3, 24), (4, 60), (5, 62), (6, -2), (7, 367)):
    show(time.strftime, "%Y", moment[:position] + (value,) + moment[position + 1:])
show(time.strftime, 1)
show(time.strftime, "%Y", (1,))
show(time.strftime, "a\0b", moment)
show(time.asctime, 1)
show(time.mktime, ("x",) + moment[1:])
show(time.struct_time, range(8))
print(time.struct_time(range(11)).tm_gmtoff, time.struct_time(range(9)).tm_zone, time.struct_time(moment) == moment)
print(time.strptime("2024-02-29 13:05", "%Y-%m-%d %H:%M"))
for bad in (-1, "x", None, float("nan"), 1e300):
    show(time.sleep, bad)
for name in ("time", "monotonic", "perf_counter", "process_time", "thread_time"):
    print(name, time.get_clock_info(name))
show(time.get_clock_info, "none")
show(time.clock_gettime, 99)
before = time.monotonic()
time.sleep(0.01)
print(time.monotonic() - before >= 0.01, time.monotonic_ns() > 0, abs(time.time() - time.time_ns() / 1e9) < 1, time.process_time() >= 0)
