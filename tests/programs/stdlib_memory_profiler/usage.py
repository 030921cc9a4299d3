# Golden by hand: CPython comes without memory_profiler.
# What the process has in memory: now, over some time, while a function runs.
import time
from memory_profiler import memory_usage
print(len(memory_usage()), memory_usage()[0] > 1, len(memory_usage(-1, interval=.01, timeout=.05)), memory_usage(max_usage=True) > 1)
def grow(size, pause=0):
    block = bytearray(size)
    time.sleep(pause)
    return len(block)
samples, result = memory_usage((grow, (50_000_000,), {"pause": .3}), interval=.02, retval=True)
print(result, len(samples) > 4, max(samples) - samples[0] > 40)
print(memory_usage((grow, (0,)), max_usage=True) > 1, len(memory_usage((grow, (0,)), timestamps=True)[0]))
