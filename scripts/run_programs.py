#!/usr/bin/env python3
"""Runs the program tests of tests/programs under an interpreter and compares what they print with what CPython 3.11 printed.

    scripts/run_programs.py [--interp build/release/viv] [--only PATTERN]... [--jobs N] [--timeout S] [--brief]
    scripts/run_programs.py --fail-alloc ...     every program again while allocations fail; --salt TEXT: other allocations
    scripts/run_programs.py --stress ...         without those that the stress build cannot run (`Not under stress`)
    ... --share 3                                every third program only

Conventions of the files: tests/README.md. The last line is `N passed, N failed`.
"""
import argparse
import difflib
import os
import resource
import shlex
import signal
import sys
import zlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "lib"))
from failing_allocations import check_with_failing_allocations  # noqa: E402
from known_failures import FILE as KNOWN_FILE, known_failures  # noqa: E402
from program_case import TOP, difference, find_cases, run_case  # noqa: E402


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--interp", default=str(TOP / "build/release/viv"), help="the interpreter's command line")
    parser.add_argument("--only", action="append", default=[], metavar="PATTERN", help="cases whose FEATURE/CASE contains this")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 2, help="programs at a time")
    parser.add_argument("--timeout", type=float, default=30.0, help="seconds a program may take")
    parser.add_argument("--stack", type=int, metavar="MB", help="the programs' stack: sanitizers make C++ frames several times larger")
    parser.add_argument("--fail-alloc", action="store_true", help="run every program while one of its allocations fails")
    parser.add_argument("--salt", default="", metavar="TEXT", help="choose other allocations to fail")
    parser.add_argument("--stress", action="store_true", help="leave out the cases marked `Not under stress`")
    parser.add_argument("--share", type=int, default=1, metavar="N", help="every N-th program only")
    parser.add_argument("--brief", action="store_true", help="no diffs")
    args = parser.parse_args()
    if args.stack:
        resource.setrlimit(resource.RLIMIT_STACK, (args.stack << 20, resource.getrlimit(resource.RLIMIT_STACK)[1]))
    args.interp_words = shlex.split(args.interp)
    if os.path.exists(args.interp_words[0]):
        args.interp_words[0] = os.path.abspath(args.interp_words[0])
    return args


def check(args, case):
    """None, or (reason, wanted, got)."""
    if args.fail_alloc:
        return check_with_failing_allocations(args.interp_words, case, args.timeout, args.salt)
    return difference(case, run_case(args.interp_words, case, timeout=args.timeout))


def report(args, case, problem):
    reason, want, got = problem
    print(f"FAIL {case.name}: {reason}")
    if not args.brief:
        lines = list(difflib.unified_diff((want or "").splitlines(), got.splitlines(), "wanted", "got", lineterm="", n=2))
        print("\n".join("    " + line[:200] for line in lines[2:32]))
    mode = (" --fail-alloc" if args.fail_alloc else "") + (f" --salt {args.salt}" if args.salt else "")
    print(f"    rerun: scripts/run_programs.py{mode} --interp '{args.interp}' --only {case.name}", flush=True)


def main():
    args = parse_arguments()
    # What a shell runs in the background ignores the signal, and programs would inherit that.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    cases = find_cases(args.only)
    cases = [case for case in cases if zlib.crc32(case.name.encode()) % args.share == 0]
    if args.fail_alloc:
        cases = [case for case in cases if not case.is_typed]
    if args.stress:
        cases = [case for case in cases if not case.stress]
    if not os.path.exists(args.interp_words[0]):
        print(f"there is no {args.interp_words[0]}: build it first (scripts/build)")
        print(f"0 passed, {len(cases)} failed")
        return 1
    known = known_failures("program")
    if args.fail_alloc:
        cases = [case for case in cases if case.name not in known]
    failed = expected = 0
    with ThreadPoolExecutor(args.jobs) as pool:
        for case, problem in zip(cases, pool.map(lambda one: check(args, one), cases)):
            if case.name in known:
                if problem:
                    expected += 1
                    continue
                problem = (f"passes now: take it out of tests/{KNOWN_FILE.name}", "", "")
            if problem:
                failed += 1
                report(args, case, problem)
    if expected:
        print(f"{expected} failed as tests/{KNOWN_FILE.name} says")
    print(f"{len(cases) - failed - expected} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
