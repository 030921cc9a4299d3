#!/usr/bin/env python3
"""Tells the linker which functions every program runs, so that they stand together. Called by the build.

    scripts/make_link_order.py PROGRAM OUTPUT     runs PROGRAM, a viv that is linked in any order; writes a script for ld

A system maps the pages around one that is touched, so functions that are strewn over the whole text make nearly all of it resident.
A breakpoint stands at the entry of each function and is taken away when it is hit; the sections of these functions come first, in
the order of their first call. Where processes may not be traced, or on another processor, the script for ld says nothing.
"""
import bisect
import ctypes
import os
import platform
import signal
import subprocess
import sys

# What most programs do, in the order in which it matters.
PROGRAMS = [
    "pass",
    """
import sys
class Base:
    count = 0
    def __init__(self, name, *args, key=None, **kwargs): self.name, self.args = name, args
    def __repr__(self): return f"{type(self).__name__}({self.name!r:>5}, {len(self.args):03d})"
    def __eq__(self, other): return self.name == other.name
    def __hash__(self): return hash(self.name)
    @property
    def upper(self): return self.name.upper()
    @staticmethod
    def one(x): return x + 1
    @classmethod
    def make(cls, *names): return [cls(n) for n in names]
class Derived(Base):
    __slots__ = ("extra",)
    def __init__(self, name): super().__init__(name, 1, 2, key=3); self.extra = 1.5
def numbers(n):
    for i in range(n):
        try:
            if i % 3 == 0: yield i * 2
            elif i % 3 == 1: raise ValueError("odd %d" % i)
        except ValueError as error: yield str(error)
        finally: pass
total, words, table = 0, "the quick brown fox".split(), {}
for i, word in enumerate(words): table.setdefault(len(word), []).append(word[::-1]); total += i ** 2 // 3 - i / 2
print(sorted(table.items()), total, list(numbers(7)), Base.make("a", "b"), Derived("x"), sep=", ")
print({x: y for x, y in zip("abc", (1, 2, 3))}, {1, 2} | {3}, [x for x in words if "o" in x], max(words, key=len), sum(map(len, words)))
print("%5.2f|%-5s|%x" % (3.14159, "ab", 255), "{:>8} {!r}".format(1, "q"), ",".join(words).replace("o", "0").title(), b"bytes"[1:3], 2 ** 100)
a, *b = [3, 1, 2]; b.sort(reverse=True); b.extend((7, 8)); del b[0]; c = tuple(b); d = dict(k=1); d.update(m=2); d.pop("k")
with open("/dev/null", "w") as f: f.write("x" * 100)
def outer():
    n = 0
    def inner():
        nonlocal n; n += 1
        return n
    return inner
step = outer(); step(); lambda x, y=2: x * y
assert isinstance(step(), int) and not hasattr(d, "none") and any(c) and all([1])
async def wait(): return 1
try: wait().send(None)
except StopIteration as stop: print(stop.value)
match (1, [2, 3]):
    case (x, [y, *_]): print(x, y)
""",
    "import re, collections, functools, itertools, random, time, gc, weakref, copy, sys; print(re.sub('a+', 'b', 'caat'), random.Random(1).random());"
    "gc.collect(); copy.deepcopy([1, {2: 3}]); collections.Counter('abca').most_common(); collections.namedtuple('P', 'x y')(1, 2); sys.getsizeof([])",
    "import dataclasses, enum, typing, json, logging, datetime, string, math, os; json.loads(json.dumps({'a': [1, 2.5, None]}));"
    "logging.getLogger('x').warning('%s', 1); datetime.datetime(2020, 1, 1).isoformat(); os.path.join('a', 'b')",
    "import threading, contextlib, pathlib, argparse, decimal, pickle; pathlib.Path('a/b').name; pickle.loads(pickle.dumps([1]))",
    "def f(n): return n and 1 / f(n - 1) if n else [][1]\nf(3)",
    "if True print(1)",
]

PTRACE_TRACEME, PTRACE_CONT, PTRACE_GETREGS, PTRACE_SETREGS = 0, 7, 12, 13
RIP, REGISTERS = 16, 27  # in user_regs_struct of x86-64
BREAKPOINT = 0xCC


def functions_of(program):
    """Address and name of each function, by address."""
    lines = subprocess.run(["nm", "--defined-only", program], capture_output=True, text=True, check=True).stdout.splitlines()
    found = {}
    for line in lines:
        address, kind, name = line.split()
        if kind in "tTwWiu":
            found.setdefault(int(address, 16), []).append(name)
    return found


def text_of(program):
    """Start and end of the section of code."""
    lines = subprocess.run(["readelf", "-SW", program], capture_output=True, text=True, check=True).stdout.splitlines()
    fields = next(line.split("]")[1].split() for line in lines if " .text " in line)
    start, size = int(fields[2], 16), int(fields[4], 16)
    return start, start + size


class Tracer:
    def __init__(self):
        self.libc = ctypes.CDLL(None, use_errno=True)
        self.libc.ptrace.argtypes = [ctypes.c_long, ctypes.c_long, ctypes.c_void_p, ctypes.c_void_p]
        self.libc.ptrace.restype = ctypes.c_long

    def call(self, request, process, address=0, data=0):
        if self.libc.ptrace(request, process, address, data) == -1:
            raise OSError(ctypes.get_errno(), "ptrace")

    def entries(self, command, entries):
        """Which of these addresses a process runs through, in the order of the first time."""
        process = os.fork()
        if process == 0:
            self._be_traced(command)
        os.waitpid(process, 0)
        reached = []
        with open(f"/proc/{process}/mem", "r+b", buffering=0) as memory:
            start, end = entries[0], entries[-1] + 1
            memory.seek(start)
            original = memory.read(end - start)
            armed = bytearray(original)
            for entry in entries:
                armed[entry - start] = BREAKPOINT
            memory.seek(start)
            memory.write(armed)
            passed_on = 0
            while True:
                self.call(PTRACE_CONT, process, 0, passed_on)
                _, status = os.waitpid(process, 0)
                if not os.WIFSTOPPED(status):
                    return reached
                passed_on = os.WSTOPSIG(status)
                registers = (ctypes.c_ulonglong * REGISTERS)()
                self.call(PTRACE_GETREGS, process, 0, ctypes.addressof(registers))
                entry = registers[RIP] - 1
                at = bisect.bisect_left(entries, entry)
                if passed_on != signal.SIGTRAP or at == len(entries) or entries[at] != entry:
                    continue
                passed_on = 0
                reached.append(entry)
                memory.seek(entry)
                memory.write(original[entry - start:entry - start + 1])
                registers[RIP] = entry
                self.call(PTRACE_SETREGS, process, 0, ctypes.addressof(registers))

    def _be_traced(self, command):
        try:
            silent = os.open(os.devnull, os.O_RDWR)
            for stream in (0, 1, 2):
                os.dup2(silent, stream)
            self.call(PTRACE_TRACEME, 0)
            os.execve(command[0], command, {"PATH": os.environ.get("PATH", "")})
        finally:
            os._exit(1)


def order_of(program):
    functions = functions_of(program)
    start, end = text_of(program)
    entries = sorted(address for address in functions if start <= address < end)
    tracer, names = Tracer(), {}
    for source in PROGRAMS:
        for entry in tracer.entries([program, "-c", source], entries):
            for name in functions[entry]:
                names.setdefault(name)
    return list(names)


def main():
    if len(sys.argv) != 3 or sys.argv[1].startswith("-"):
        print(__doc__)
        return 0 if "--help" in sys.argv else 2
    program, output = os.path.abspath(sys.argv[1]), sys.argv[2]
    names = []
    if sys.platform == "linux" and platform.machine() == "x86_64":
        try:
            names = order_of(program)
        except OSError as error:
            print(f"the order of functions is left as it is: {error}", file=sys.stderr)
    with open(output, "w") as script:
        if names:
            script.write("SECTIONS\n{\n  .text.first :\n  {\n")
            script.writelines(f'    *(".text.{name}")\n' for name in names)
            script.write("  }\n}\nINSERT BEFORE .text;\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
