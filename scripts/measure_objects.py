#!/usr/bin/env python3
"""Measures what two million objects of a kind take of the system's memory, under viv and under CPython 3.11.

    scripts/measure_objects.py [--interp build/release/viv] [--objects 2000000] [--only PATTERN]...
    scripts/measure_objects.py --check      fails where viv takes more than CPython does
Each kind runs in a process of its own, which reads its resident size before and after. Bytes an object, the list that holds them
included. With --check each kind is a test, and the last line is `N passed, N failed`.
"""
import argparse
import os
import shlex
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "lib"))
from cpython import find_cpython  # noqa: E402

TOP = Path(__file__).resolve().parent.parent
ALLOWED = 1.001  # of CPython's: a run differs from the next by pages

KINDS = {
    "object()": ("", "object()"),
    "instance, no attributes": ("class C: pass", "C()"),
    "instance, two attributes": ("class C:\n  def __init__(self, i): self.a, self.b = i, None", "C(None)"),
    "instance, two slots": ("class C:\n  __slots__ = 'a', 'b'\n  def __init__(self, i): self.a, self.b = i, None", "C(None)"),
    "tuple of two": ("x = []", "(x, i)"),
    "list of two": ("", "[None, None]"),
    "float": ("", "float(i)"),
    "int": ("", "i + 1000000"),
    "str": ("", "str(i)"),
    "bytes": ("", "b'%d' % i"),
    "dict, empty": ("", "{}"),
    "dict, three names": ("", "{'a': None, 'b': None, 'c': None}"),
    "set of two": ("", "{1, 2}"),
    "function": ("", "lambda: 0"),
    "bound method": ("class C:\n  def f(self): pass\nc = C()", "c.f"),
    "weak reference": ("import weakref\nclass C: pass\nc = C()\ndef callback(r): pass", "weakref.ref(c, callback)"),
    "generator": ("def g():\n  yield", "g()"),
    "exception": ("", "ValueError()"),
}

PROGRAM = """
import gc
gc.disable()
{setup}
def resident():
    with open("/proc/self/statm") as f:
        return int(f.read().split()[1]) * 4096
n = {count}
def fill(kept, start, end):
    for i in range(start, end):
        kept[i] = {make}
kept = [None] * n
fill(kept, 0, 1000)
before = resident()
fill(kept, 1000, n)
print((resident() - before) / (n - 1000))
"""


def bytes_each(interp, kind, count):
    setup, make = KINDS[kind]
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    done = subprocess.run([*interp, "-c", PROGRAM.format(setup=setup, make=make, count=count)], capture_output=True, text=True, check=True,
                          env=environment)
    return float(done.stdout)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--interp", default=str(TOP / "build/release/viv"))
    parser.add_argument("--objects", type=int, default=2000000)
    parser.add_argument("--only", action="append", default=[], metavar="PATTERN")
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    oracle = find_cpython()
    if not oracle:
        print("no CPython 3.11 here to compare with", file=sys.stderr)
        return 2
    interp = shlex.split(args.interp)
    passed, failed = 0, 0
    if not args.check:
        print("| bytes an object | CPython 3.11 | viv | ratio |\n|---|---|---|---|")
    for kind in KINDS:
        if args.only and not any(word in kind for word in args.only):
            continue
        theirs, ours = bytes_each([oracle], kind, args.objects), bytes_each(interp, kind, args.objects)
        if not args.check:
            print(f"| {kind} | {theirs:.1f} | {ours:.1f} | {ours / theirs:.2f} |", flush=True)
        elif ours <= theirs * ALLOWED:
            passed += 1
        else:
            failed += 1
            print(f"FAIL {kind}: {ours:.1f} bytes each, CPython {theirs:.1f}\n"
                  f"    rerun: scripts/measure_objects.py --interp '{args.interp}' --objects {args.objects} --only '{kind}'")
    if args.check:
        print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
