#!/usr/bin/python3.11
"""Runs CPython's own test suites with modules of stdlib/python in place of CPython's.

    scripts/check_pylib.py MODULE[,MODULE...] TEST [ARGUMENT...]
    scripts/check_pylib.py all test_enum -v

The chosen modules are linked into a temporary folder that comes first on the path of a fresh python3.11 with frozen modules
switched off, so that even its start-up uses them.  Everything not chosen comes from CPython.
"""
import os
import subprocess
import sys
import tempfile

LIBRARY = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "stdlib", "python")


# Many suites also test CPython's fallback in Python for a module in C.  Where there is none here, they get the module again.
PRELUDE = """
import sys, unittest
import test.support.import_helper as helper
original = helper.import_fresh_module
def import_fresh_module(name, fresh=(), blocked=(), **rest):
    try:
        return original(name, fresh, blocked, **rest)
    except ImportError:
        return original(name, fresh, **rest)
helper.import_fresh_module = import_fresh_module
import enum
if not hasattr(enum, "_test_simple_enum"):
    enum._test_simple_enum = lambda checked, simple: None
unittest.main(module=None)
"""


def available():
    for entry in sorted(os.listdir(LIBRARY)):
        path = os.path.join(LIBRARY, entry)
        if entry.endswith(".py"):
            yield entry[:-3], path
        elif os.path.isdir(path) and entry != "__pycache__":
            yield entry, path


def main(argv):
    if "--help" in argv[1:2]:
        print(__doc__)
        return 0
    if len(argv) < 3:
        sys.exit(__doc__)
    wanted = argv[1].split(",")
    with tempfile.TemporaryDirectory() as overlay:
        for name, path in available():
            if wanted == ["all"] or name in wanted:
                os.symlink(path, os.path.join(overlay, os.path.basename(path)))
        environment = dict(os.environ, PYTHONPATH=overlay, PYTHONDONTWRITEBYTECODE="1")
        command = ["/usr/bin/python3.11", "-s", "-S", "-X", "frozen_modules=off"]
        if argv[2].endswith(".py"):
            command += argv[2:]
        else:
            command += ["-c", PRELUDE, *(test if test.startswith("-") else "test." + test for test in argv[2:])]
        return subprocess.call(command, env=environment)


if __name__ == "__main__":
    sys.exit(main(sys.argv))
