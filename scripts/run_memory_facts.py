#!/usr/bin/env python3
"""Compares the memory facts of tests/memory_facts with those of CPython 3.11: sizes, counts, identities, moments of death.

    scripts/run_memory_facts.py [--interp build/release/viv] [--only PATTERN]... [--live]
    scripts/run_memory_facts.py --record     writes the expected facts with CPython 3.11 (shows what changes)
    scripts/run_memory_facts.py --like 3.13  compares `viv --like 3.13` with what CPython 3.13 printed (versions/3.13.out)
    scripts/run_memory_facts.py --like 3.13 --record --oracle python3.13
                                             writes that: the facts that are not 3.11's
A fact is one line `name: value`; each counts as one test. --live asks CPython 3.11 at once instead of reading the recorded facts.
Facts that differ on purpose stand in tests/memory_facts/differences.txt, each with viv's value and the reason; one that has come
to be equal, or has another value than the table says, fails. The last line is `N passed, N failed`.
"""
import argparse
import os
import shlex
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "lib"))
from cpython import find_cpython  # noqa: E402

TOP = Path(__file__).resolve().parent.parent
FOLDER = TOP / "tests/memory_facts"
VERSIONS = FOLDER / "versions"
TABLE = FOLDER / "differences.txt"
ABSENT = "(no such fact)"
HASH_SEEDS = ("0", "1", "4711")


def facts_of(text):
    """[(name, value)]; equal names are numbered, so that every line is a fact of its own."""
    seen, facts = {}, []
    for line in text.splitlines():
        name, _, value = line.partition(": ")
        seen[name] = seen.get(name, 0) + 1
        facts.append((name if seen[name] == 1 else f"{name} ({seen[name]})", value))
    return facts


def run(interp, path, seed="0", timeout=120):
    """What a file prints; a death or an error is a last line of its own."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    try:
        done = subprocess.run([*interp, "-W", "ignore", path.name], cwd=FOLDER, stdin=subprocess.DEVNULL, capture_output=True, text=True,
                              timeout=timeout, env={**environment, "PYTHONHASHSEED": seed})
    except subprocess.TimeoutExpired:
        return f"timed out: after {timeout} s\n"
    text = done.stdout
    if done.returncode != 0 or done.stderr:
        text += f"exit status {done.returncode}: {' | '.join(done.stderr.splitlines()[-3:])}\n"
    return text


def read_table(path, needs_reasons=True):
    """{(file, name): value}, from lines `FILE: NAME: VALUE` below a reason in `#` lines; the value is None where there is none."""
    table, reason = {}, not needs_reasons
    for number, line in enumerate(path.read_text().splitlines(), 1):
        if line.startswith("#"):
            reason = True
        elif not line.strip():
            reason = not needs_reasons
        elif not reason:
            sys.exit(f"{path.name}:{number}: a difference without a reason")
        else:
            file, name, *value = line.split(": ", 2)
            table[file, name] = value[0] if value else None
    return table


def record(paths):
    oracle = find_cpython()
    if not oracle:
        print("no CPython 3.11 here: facts are written by it alone", file=sys.stderr)
        return 1
    refused = 0
    for path in paths:
        texts = {run([oracle], path, seed) for seed in HASH_SEEDS}
        if len(texts) > 1:
            lines = [set(text.splitlines()) for text in texts]
            print(f"{path.name}: prints something else from run to run:")
            print("\n".join("    " + line for line in sorted(set.union(*lines) - set.intersection(*lines))))
            refused += 1
            continue
        text, target = texts.pop(), path.with_suffix(".out")
        if "\nexit status " in text:
            print(f"{path.name}: {text.splitlines()[-1]}")
            refused += 1
        elif not target.exists() or target.read_text() != text:
            target.write_text(text)
            print(f"{target.name}: {len(facts_of(text))} facts")
    return 1 if refused else 0


def compare(path, want, got, differences):
    """(number of passed, [what failed])."""
    wanted, found = dict(facts_of(want)), dict(facts_of(got))
    passed, failed = 0, []
    for name in [*wanted, *(name for name in found if name not in wanted)]:
        left, right = wanted.get(name, "(no such fact)"), found.get(name, "(no such fact)")
        listed = differences.get((path.stem, name))
        if listed is not None and left == right:
            failed.append(f"{name}: equal now: take it out of {TABLE.name}")
        elif listed is not None and right != listed:
            failed.append(f"{name}: {TABLE.name} says {listed}\n        viv: {right}")
        elif listed is None and left != right:
            failed.append(f"{name}\n    CPython: {left}\n        viv: {right}")
        else:
            passed += 1
    if not failed and [name for name, _ in facts_of(want)] != [name for name, _ in facts_of(got)]:
        failed.append("the order of the facts differs")
    return passed, failed


def expected_of(paths):
    """{(file, name): value} of CPython 3.11, in order."""
    return {(path.stem, name): value for path in paths for name, value in facts_of(path.with_suffix(".out").read_text())}


def record_version(paths, version, oracle):
    """What another CPython prints, where it is not what 3.11 prints. What changes from run to run is left out."""
    lines, ours = [], expected_of(paths)
    for path in paths:
        runs = [dict(facts_of(run(oracle, path, seed))) for seed in HASH_SEEDS]
        for name in [name for file, name in ours if file == path.stem]:
            values = {facts.get(name, ABSENT) for facts in runs}
            if values != {ours[path.stem, name]}:
                lines.append(f"{path.stem}: {name}: {values.pop() if len(values) == 1 else '(changes from run to run)'}")
    VERSIONS.mkdir(exist_ok=True)
    (VERSIONS / f"{version}.out").write_text("\n".join(lines) + "\n")
    print(f"{version}.out: {len(lines)} facts differ from those of 3.11")
    return 0


def compare_version(paths, version, interp, pool):
    """viv's profile with the version's facts; (passed, [failures]). What the profile leaves as in 3.11 stands in VERSION_left.txt."""
    theirs = read_table(VERSIONS / f"{version}.out", needs_reasons=False)
    left = read_table(VERSIONS / f"{version}_left.txt")
    ours = {**expected_of(paths), **read_table(TABLE)}
    passed, failed = 0, []
    for path, text in zip(paths, pool.map(lambda path: run([*interp, "--like", version], path), paths)):
        found = dict(facts_of(text))
        for file, name in [key for key in ours if key[0] == path.stem]:
            key, got = (file, name), found.get(name, ABSENT)
            wanted = theirs.get(key, ours[key])
            listed = key in left
            if listed and got == wanted:
                failed.append(f"{path.name}: {name}: equal now: take it out of {version}_left.txt")
                continue
            if listed:
                wanted = ours[key] if left[key] is None else left[key]
            if got == wanted:
                passed += 1
            else:
                failed.append(f"{path.name}: {name}\n    wanted: {wanted}\n       viv: {got}")
    failed += [f"{version}_left.txt: there is no fact {': '.join(key)}" for key in left if key[0] in {p.stem for p in paths} and key not in ours]
    return passed, failed


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--interp", default=str(TOP / "build/release/viv"), help="the interpreter's command line")
    parser.add_argument("--only", action="append", default=[], metavar="PATTERN", help="files whose name contains this")
    parser.add_argument("--live", action="store_true", help="compare with CPython 3.11 itself")
    parser.add_argument("--record", action="store_true", help="write the expected facts with CPython 3.11")
    parser.add_argument("--like", metavar="VERSION", help="the facts of this CPython, of viv --like VERSION")
    parser.add_argument("--oracle", help="with --like and --record: the command line of that CPython")
    args = parser.parse_args()
    paths = [path for path in sorted(FOLDER.glob("*.py")) if not args.only or any(word in path.name for word in args.only)]
    if args.like and args.record:
        return record_version(paths, args.like, shlex.split(args.oracle))
    if args.record:
        return record(paths)
    oracle = find_cpython()
    if args.live and not oracle:
        print("no CPython 3.11 here to compare with", file=sys.stderr)
        return 2
    interp = shlex.split(args.interp)
    interp[0] = os.path.abspath(interp[0])
    if args.like:
        with ThreadPoolExecutor(os.cpu_count() or 2) as pool:
            passed, failed = compare_version(paths, args.like, interp, pool)
        for text in failed:
            print(f"FAIL memory_facts/{text}\n    rerun: scripts/run_memory_facts.py --interp '{args.interp}' --like {args.like}")
        print(f"{passed} passed, {len(failed)} failed")
        return 1 if failed else 0
    differences = read_table(TABLE)
    names = {(path.stem, name) for path in paths for name, _ in facts_of(path.with_suffix(".out").read_text())}
    unknown = [key for key in differences if not args.only and key not in names]

    def check(path):
        want = run([oracle], path) if args.live else path.with_suffix(".out").read_text()
        return compare(path, want, run(interp, path), differences)

    passed, failed = 0, 0
    with ThreadPoolExecutor(os.cpu_count() or 2) as pool:
        for path, (good, bad) in zip(paths, pool.map(check, paths)):
            passed += good
            failed += len(bad)
            for text in bad:
                print(f"FAIL memory_facts/{path.name}: {text}")
            if bad:
                print(f"    rerun: scripts/run_memory_facts.py --interp '{args.interp}' --only {path.name}", flush=True)
    for file, name in unknown:
        failed += 1
        print(f"FAIL {TABLE.name}: there is no fact {file}: {name}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
