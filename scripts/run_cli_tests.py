#!/usr/bin/env python3
"""Runs the tests of the command line, tests/cli/*_test.py, against an interpreter.

    scripts/run_cli_tests.py [--interp build/release/viv] [-k PATTERN]... [-j N]

With --interp python3.11 the tests marked `viv_only` are left out: the others hold for both. The tests mostly wait for processes, so
several run at a time, each in a process of its own. The last line is `N passed, N failed`.
"""
import argparse
import concurrent.futures
import io
import os
import shutil
import signal
import sys
import unittest
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TOP / "scripts/lib"))
from known_failures import known_failures  # noqa: E402
sys.path.insert(0, str(TOP / "tests/cli"))


def tests_of(suite):
    for test in suite:
        if isinstance(test, unittest.TestSuite):
            yield from tests_of(test)
        else:
            yield test


def run_one(name):
    """(name, outcome, what unittest printed); runs in a worker."""
    out = io.StringIO()
    result = unittest.TextTestRunner(stream=out, verbosity=0).run(unittest.defaultTestLoader.loadTestsFromName(name))
    if result.skipped:
        return name, "skipped", ""
    return name, "passed" if result.wasSuccessful() else "failed", out.getvalue()


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--interp", default=str(TOP / "build/release/viv"))
    parser.add_argument("-k", action="append", dest="patterns", metavar="PATTERN")
    parser.add_argument("-j", type=int, default=2 * (os.cpu_count() or 2), dest="jobs", metavar="N", help="tests at a time")
    args = parser.parse_args()
    # What a shell runs in the background ignores the signal, and programs would inherit that.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    path = shutil.which(args.interp)
    os.environ["VIV_UNDER_TEST"] = os.path.abspath(path) if path else args.interp
    loader = unittest.TestLoader()
    if args.patterns:
        loader.testNamePatterns = [f"*{pattern}*" for pattern in args.patterns]
    suite = loader.discover(str(TOP / "tests/cli"), pattern="*_test.py")
    # What waits longest begins first.
    names = sorted((test.id() for test in tests_of(suite)), key=lambda name: not name.startswith("prompt_test"))
    if not path:
        print(f"there is no {args.interp}: build it first (scripts/build)\n0 passed, {len(names)} failed")
        return 1
    with concurrent.futures.ProcessPoolExecutor(args.jobs) as pool:
        outcomes = list(pool.map(run_one, names))
    known = known_failures("cli") if not args.patterns and "viv" in os.path.basename(path) else set()
    failed = {name: text for name, outcome, text in outcomes if outcome == "failed"}
    passed = sum(outcome == "passed" for _, outcome, _ in outcomes)
    expected = failed.keys() & known
    broken = failed.keys() - known
    for name in sorted(broken):
        print(f"{failed[name]}FAIL {name}\n    rerun: scripts/run_cli_tests.py --interp {args.interp} -k {name.split('.')[-1]}")
    for name in sorted(known - expected):
        print(f"FAIL {name} passes now: take it out of tests/known_failures.txt")
    unneeded = len(known - expected)
    if expected:
        print(f"{len(expected)} failed as tests/known_failures.txt says")
    print(f"{passed - unneeded} passed, {len(broken) + unneeded} failed")
    return 1 if broken or unneeded else 0


if __name__ == "__main__":
    sys.exit(main())
