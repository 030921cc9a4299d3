# Golden by hand: CPython comes without psutil.
# This process and the system.
import os
import psutil
process = psutil.Process()
print(process.pid == os.getpid(), process == psutil.Process(os.getpid()), process.ppid() == os.getppid(), process.is_running(), process.name())
before = process.memory_info()
block = bytearray(50_000_000)
after = process.memory_info()
print(type(after).__name__, after._fields, after.rss - before.rss > 40_000_000, after.vms > after.rss > after.shared)
full = process.memory_full_info()
print(full._fields[-3:], 0 < full.uss <= full.rss, 0 < process.memory_percent() < 100)
memory = psutil.virtual_memory()
print(memory._fields, memory.total > memory.available > 0, 0 <= memory.percent <= 100, psutil.swap_memory()._fields)
times = process.cpu_times()
print(times._fields, times.user >= 0, psutil.cpu_count() >= 1, process.cpu_percent(), process.status(), process.num_threads())
print(process.cwd() == os.getcwd(), os.path.samefile(process.exe(), f"/proc/{os.getpid()}/exe"), process.cmdline()[-1] == __file__, process.num_fds() > 2)
print(psutil.pid_exists(os.getpid()), psutil.pid_exists(2 ** 30), os.getpid() in psutil.pids(), sorted(process.as_dict(["pid", "name"])))
for wrong in 2 ** 30, -1, "1":
    try:
        psutil.Process(wrong)
    except (psutil.NoSuchProcess, ValueError, TypeError) as error:
        print(type(error).__name__, error)
try:
    process.memory_percent("size")
except ValueError as error:
    print(error)
child = os.fork()
if child == 0:
    while True:
        os.read(0, 0)
print([each.pid == child for each in process.children()], psutil.Process(child).parent() == process)
psutil.Process(child).kill()
print(psutil.Process(child).wait(5))
