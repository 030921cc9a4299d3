# time: clocks that run forwards, formatting of given times.
import time
a, b = time.perf_counter(), time.perf_counter()
print(b >= a, time.time() > 1.6e9, time.monotonic() <= time.monotonic(), type(time.time_ns()).__name__, time.process_time() >= 0)
t = time.gmtime(86400 * 365)
print(t.tm_year, t.tm_mon, t.tm_mday, t.tm_yday, t.tm_wday, tuple(t), time.strftime("%Y-%m-%d %H:%M:%S %j %A %b", t), time.asctime(t))
start = time.perf_counter()
time.sleep(0.01)
print(time.perf_counter() - start >= 0.01)
try:
    time.sleep(-1)
except ValueError as error:
    print(error)
