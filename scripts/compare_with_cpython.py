#!/usr/bin/env python3
"""Runs files under viv and under CPython 3.11 and shows where they differ: output, errors, exit status.

    scripts/compare_with_cpython.py [--interp build/release/viv] FILE...

Addresses are not compared. The last line is `N equal, N different`; the exit status is 1 when any file differs.
"""
import argparse
import difflib
import os
import shlex
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "lib"))
from cpython import find_cpython  # noqa: E402
from program_case import TOP, load_case, run_case  # noqa: E402


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--interp", default=str(TOP / "build/release/viv"))
    parser.add_argument("--timeout", type=float, default=60.0)
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    args = parser.parse_args()
    oracle = find_cpython()
    if not oracle:
        print("no CPython 3.11 here to compare with", file=sys.stderr)
        return 2
    interp = shlex.split(args.interp)
    if os.path.exists(interp[0]):
        interp[0] = os.path.abspath(interp[0])
    different = 0
    for path in args.files:
        case = load_case(path.resolve())
        theirs = run_case([oracle], case, timeout=args.timeout)
        ours = run_case(interp, case, timeout=args.timeout)
        if ours == theirs:
            continue
        different += 1
        print(f"=== {path}: exit status {ours.status}, CPython's {theirs.status}")
        for what, left, right in (("output", theirs.out, ours.out), ("errors", theirs.err, ours.err)):
            lines = difflib.unified_diff(left.splitlines(), right.splitlines(), f"CPython's {what}", f"viv's {what}", lineterm="", n=2)
            print("\n".join(lines))
    print(f"{len(args.files) - different} equal, {different} different")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
