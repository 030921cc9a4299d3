#!/usr/bin/env python3
"""Runs the tests of the command line, tests/cli/*_test.py, against an interpreter.

    scripts/run_cli_tests.py [--interp build/release/viv] [-k PATTERN]...

With --interp python3.11 the tests marked `viv_only` are left out: the others hold for both. The last line is `N passed, N failed`.
"""
import argparse
import os
import shutil
import sys
import unittest
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TOP / "scripts/lib"))
from known_failures import known_failures  # noqa: E402
sys.path.insert(0, str(TOP / "tests/cli"))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--interp", default=str(TOP / "build/release/viv"))
    parser.add_argument("-k", action="append", dest="patterns", metavar="PATTERN")
    args = parser.parse_args()
    path = shutil.which(args.interp)
    os.environ["VIV_UNDER_TEST"] = os.path.abspath(path) if path else args.interp
    loader = unittest.TestLoader()
    if args.patterns:
        loader.testNamePatterns = [f"*{pattern}*" for pattern in args.patterns]
    suite = loader.discover(str(TOP / "tests/cli"), pattern="*_test.py")
    count = suite.countTestCases()
    if not path:
        print(f"there is no {args.interp}: build it first (scripts/build)\n0 passed, {count} failed")
        return 1
    result = unittest.TextTestRunner(stream=sys.stdout, verbosity=0).run(suite)
    broken = {test.id() for test, _ in result.failures + result.errors}
    known = known_failures("cli") if not args.patterns else set()
    expected = broken & known
    broken -= expected
    for name in sorted(known - expected):
        print(f"FAIL {name} passes now: take it out of tests/known_failures.txt")
    unneeded = len(known - expected)
    for name in sorted(broken):
        print(f"FAIL {name}\n    rerun: scripts/run_cli_tests.py --interp {args.interp} -k {name.split('.')[-1]}")
    if expected:
        print(f"{len(expected)} failed as tests/known_failures.txt says")
    print(f"{result.testsRun - len(broken) - len(expected) - unneeded - len(result.skipped)} passed, {len(broken) + unneeded} failed")
    return 1 if broken or unneeded else 0


if __name__ == "__main__":
    sys.exit(main())
