#!/usr/bin/env python3
"""Builds Vivarium and runs its tests.

    scripts/test                     everything
    scripts/test --quick             the release build, checks, unit tests and programs
    scripts/test memory gc           the unit tests of these layers
    scripts/test checks              the checks of the sources alone, no build
    scripts/test strings/ closures   the program and command line tests whose name contains the pattern
    scripts/test facts              the memory facts
Each kind of test runs in the presets release, dev (ASan, UBSan, checks) and stress (tiny constants, a collection at every
allocation) unless --preset says otherwise. Every failure comes with the command that runs it again. The last line is
`N passed, N failed`, the sum of all; the exit status is 1 if any failed.
"""
import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(TOP / "scripts/lib"))
from layer_table import LayerTable  # noqa: E402

LIKE_VERSIONS = ("3.12", "3.13", "3.14")
PRESETS = ("release", "dev", "stress")
SUMMARY = re.compile(r"^(\d+) passed, (\d+) failed$", re.M)
SECONDS_PER_PROGRAM = {"release": 60, "dev": 240, "stress": 240}
STACK_MEGABYTES = 64  # under sanitizers
FAILING_SHARE = {"release": 1, "dev": 16}  # every so many-th program; see scripts/README.md, "How long it takes"


class Tally:
    def __init__(self):
        self.passed = 0
        self.failed = 0

    def add(self, passed, failed):
        self.passed += passed
        self.failed += failed


def run(command, **options):
    return subprocess.run([str(word) for word in command], cwd=TOP, stdin=subprocess.DEVNULL, text=True, **options)


def say(text):
    print(text, flush=True)


def timed(function):
    def wrapper(*arguments):
        started = time.monotonic()
        answer = function(*arguments)
        say(f"   ({time.monotonic() - started:.0f} s)")
        return answer
    return wrapper


def run_check(tally, command):
    say(f"== {' '.join(command)}")
    done = run([sys.executable, *command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    tally.add(done.returncode == 0, done.returncode != 0)
    if done.returncode != 0:
        say(done.stdout + f"FAIL {command[0]}\n    rerun: {' '.join(command)}")


def checks(tally):
    for script in ("scripts/check_layers.py", "scripts/check_style.py", "scripts/check_docs.py", "tests/layout/layout_test.py",
                   "tests/scripts/run_programs_test.py", "tests/scripts/web_assets_test.py"):
        run_check(tally, [script])


def run_summing(tally, command, **environment):
    """Runs a script that ends with `N passed, N failed` and shows what it prints."""
    done = run([sys.executable, *command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env={**os.environ, **environment})
    summary = SUMMARY.findall(done.stdout)
    say(done.stdout.rstrip())
    if not summary:
        setting = "".join(f"{name}={value} " for name, value in environment.items())
        say(f"FAIL {command[0]} ended without a summary\n    rerun: {setting}{' '.join(map(str, command))}")
        tally.add(0, 1)
        return
    tally.add(*map(int, summary[-1]))


@timed
def build(tally, preset):
    say(f"== build {preset}")
    done = run(["scripts/build", preset], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env={**os.environ, "VIV_QUIET": "1"})
    if done.returncode != 0:
        say(done.stdout[-20000:] + f"\nFAIL build of {preset}\n    rerun: scripts/build {preset}")
        tally.add(0, 1)
    return done.returncode == 0


def gtest_results(tally, preset, folder, names):
    """Counts the tests in the reports that GoogleTest wrote; a program without a report died before it could write one."""
    for name in names:
        report = folder / f"{name}.json"
        binary = f"build/{preset}/tests/{name.removeprefix('test_')}/{name}"
        if not report.exists():
            say(f"FAIL {name} did not finish\n    rerun: {binary}")
            tally.add(0, 1)
            continue
        for suite in json.loads(report.read_text())["testsuites"]:
            for test in suite["testsuite"]:
                bad = bool(test.get("failures"))
                tally.add(not bad, bad)
                if bad:
                    full_name = f"{suite['name']}.{test['name']}"
                    say(f"FAIL {name}: {full_name}\n    rerun: {binary} --gtest_filter={full_name}")


@timed
def unit_tests(tally, preset, layers):
    say(f"== unit tests, {preset}")
    folder = TOP / f"build/{preset}/gtest_reports"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    select = ["-R", "^unit_(" + "|".join(layers) + ")$"] if layers else []
    ctest = ["ctest", "--test-dir", f"build/{preset}", *select]
    listing = run([*ctest, "-N"], stdout=subprocess.PIPE).stdout
    names = ["test_" + name for name in re.findall(r"Test +#\d+: unit_(\w+)", listing)]
    env = {**os.environ, "GTEST_OUTPUT": f"json:{folder}/", "GTEST_BRIEF": "1"}
    done = run([*ctest, "-j", str(os.cpu_count() or 2), "--output-on-failure", "--timeout", "600"], stdout=subprocess.PIPE,
               stderr=subprocess.STDOUT, env=env)
    before = tally.failed
    gtest_results(tally, preset, folder, names)
    others = [name for name in re.findall(r"^\s*\d+ - (\S+) \(", done.stdout, re.M) if not name.startswith("unit_")]
    for name in others:
        say(f"FAIL {name}\n    rerun: ctest --test-dir build/{preset} -R '^{name}$' --output-on-failure")
        tally.add(0, 1)
    if done.returncode != 0:
        say(done.stdout[-20000:])
        if tally.failed == before:  # every test of a report passed, but a program failed, as a sanitizer makes it
            say(f"FAIL a unit test program of {preset} failed at its end\n    rerun: ctest --test-dir build/{preset} --output-on-failure")
            tally.add(0, 1)


def look_for_leaks_if_possible():
    """LeakSanitizer looks at its own process through ptrace, which some containers forbid."""
    probe = run(["build/dev/viv", "-c", ""], stderr=subprocess.PIPE, env={**os.environ, "ASAN_OPTIONS": "detect_leaks=1"})
    if "LeakSanitizer has encountered a fatal error" in probe.stderr:
        say("LeakSanitizer cannot work here, as under a debugger: C++ memory that is lost is not found")
        os.environ["ASAN_OPTIONS"] = "detect_leaks=0"


def only(patterns):
    return [word for pattern in patterns for word in ("--only", pattern)]


@timed
def programs(tally, preset, patterns):
    say(f"== programs, {preset}")
    stress = ["--stress"] if preset == "stress" else []
    stack = ["--stack", STACK_MEGABYTES] if preset == "dev" else []
    run_summing(tally, ["scripts/run_programs.py", "--interp", f"build/{preset}/viv --check-heap", *stress, *stack,
                        "--timeout", SECONDS_PER_PROGRAM[preset], *only(patterns)])


@timed
def programs_compiled_at_once(tally, preset, patterns):
    say(f"== programs, all of their code as machine code, {preset}")
    stress = ["--stress"] if preset == "stress" else []
    stack = ["--stack", STACK_MEGABYTES] if preset == "dev" else []
    run_summing(tally, ["scripts/run_programs.py", "--interp", f"build/{preset}/viv --check-heap", *stress, *stack,
                        "--timeout", SECONDS_PER_PROGRAM[preset], *only(patterns)], VIV_JIT="1")


@timed
def memory_facts(tally, preset, patterns):
    say(f"== memory facts, {preset}")
    run_summing(tally, ["scripts/run_memory_facts.py", "--interp", f"build/{preset}/viv", *only(patterns)])
    for version in LIKE_VERSIONS:
        say(f"   like {version}")
        run_summing(tally, ["scripts/run_memory_facts.py", "--interp", f"build/{preset}/viv", "--like", version, *only(patterns)])


@timed
def memory_of_objects(tally):
    say("== memory of two million objects, release")
    run_summing(tally, ["scripts/measure_objects.py", "--check"])


@timed
def programs_while_collecting(tally, patterns):
    say("== programs with a collection at every allocation, release")
    run_summing(tally, ["scripts/run_programs.py", "--interp", "build/release/viv --check-heap --gc-stress 1", "--stress",
                        "--timeout", SECONDS_PER_PROGRAM["release"], *only(patterns)])


@timed
def examples(tally, preset):
    say(f"== examples of the READMEs, {preset}")
    run_summing(tally, ["scripts/update_examples", "--check", "--interp", f"build/{preset}/viv"])


@timed
def failing_allocations(tally, preset, patterns):
    say(f"== programs with failing allocations, {preset}")
    share = ["--share", FAILING_SHARE[preset]] if not patterns else []
    stack = ["--stack", STACK_MEGABYTES] if preset == "dev" else []
    run_summing(tally, ["scripts/run_programs.py", "--fail-alloc", "--interp", f"build/{preset}/viv", *share, *stack,
                        "--timeout", SECONDS_PER_PROGRAM[preset], *only(patterns)])


@timed
def command_line(tally, preset, patterns):
    say(f"== command line, {preset}")
    select = [word for pattern in patterns for word in ("-k", pattern)]
    run_summing(tally, ["scripts/run_cli_tests.py", "--interp", f"build/{preset}/viv", *select])


def main():
    parser = argparse.ArgumentParser(prog="scripts/test", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--full", action="store_true", help="the default")
    parser.add_argument("--preset", help="comma-separated: release, dev, stress")
    parser.add_argument("what", nargs="*", metavar="LAYER|PATTERN")
    args = parser.parse_args()
    tally = Tally()
    layers = [word for word in args.what if word in LayerTable(TOP).layers]
    patterns = [word for word in args.what if word not in layers and word != "checks"]
    presets = args.preset.split(",") if args.preset else (("release",) if args.quick else PRESETS)
    everything = not args.what
    if everything or "checks" in args.what:
        checks(tally)
    for preset in presets if everything or layers or patterns else ():
        if not build(tally, preset):
            continue
        if preset == "dev":
            look_for_leaks_if_possible()
        if everything or layers:
            unit_tests(tally, preset, layers)
        if everything or patterns:
            programs(tally, preset, patterns)
            programs_compiled_at_once(tally, preset, patterns)
            command_line(tally, preset, patterns)
        if preset == "release" and (everything or any("facts" in pattern for pattern in patterns)):
            memory_facts(tally, preset, [])
        if everything and preset == "release":
            examples(tally, preset)
        if args.quick or not (everything or patterns):
            continue
        if preset == "release":
            memory_of_objects(tally)
            programs_while_collecting(tally, patterns)
        if preset in FAILING_SHARE:
            failing_allocations(tally, preset, patterns)
    print(f"{tally.passed} passed, {tally.failed} failed")
    return 1 if tally.failed else 0


if __name__ == "__main__":
    sys.exit(main())
