#!/usr/bin/env python3
"""Checks the house style that a compiler cannot see.

    scripts/check_style.py [--root FOLDER]

Rules, each named in its message:
    unfinished  no note of work to be done is left in a file that is submitted
    machine     no path of somebody's machine
    pragma      a header begins with #pragma once
    lines       a header has at most 300 lines, a source 800, a test or a script 600, a module of the library in Python 1200
    width       a line of C++ has at most 150 columns (the formatter aims at 132)
    refcount    IncRef/DecRef are called in memory/ only; everything else owns through Ref and GcSlot
    listed      every source is named in its folder's CMakeLists.txt
    disabled    no `#if 0`
Exceptions with their reasons: scripts/style_exceptions.txt.
"""
import argparse
import re
import subprocess
import sys
from pathlib import Path

CPP = {".h", ".cc", ".inc", ".def"}
TEXT = CPP | {".py", ".txt", ".cmake", ".md", ".sh", ".json", ""}
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
MACHINE = re.compile(r"(?<![\w.])/(work|root|farm|home/\w+|tmp/bash\w*)/")
REFCOUNT = re.compile(r"\b(IncRef|DecRef|IncRefOrNull|DecRefOrNull)\(")
LIMITS = {".h": 300, ".cc": 800, ".inc": 800, ".py": 600}
TEST_LIMIT = 600
LIBRARY_LIMIT = 1200  # one file per Python module, as it is imported
WIDTH = 150
OWN = ("scripts/check_style.py", "scripts/style_exceptions.txt")


class Exceptions:
    def __init__(self, path):
        self.rows = {}
        self.used = set()
        self.problems = []
        if not path.exists():
            return
        for number, line in enumerate(path.read_text().splitlines(), 1):
            line = line.strip()
            if not line or line.startswith("#"):
                continue
            fact, dash, reason = line.partition(" - ")
            words = fact.split()
            if not dash or not reason.strip() or len(words) not in (2, 3):
                self.problems.append(f"scripts/style_exceptions.txt:{number}: write RULE PATH [LIMIT] - REASON")
                continue
            self.rows[words[0], words[1]] = int(words[2]) if len(words) == 3 else None

    def get(self, rule, path):
        if (rule, path) not in self.rows:
            return False
        self.used.add((rule, path))
        return True

    def unused(self):
        for rule, path in sorted(set(self.rows) - self.used):
            yield f"scripts/style_exceptions.txt: the exception '{rule} {path}' is no longer needed"


def tracked_files(root):
    """The files that git knows or would add; every file where there is no git."""
    listing = subprocess.run(["git", "-C", str(root), "ls-files", "-co", "--exclude-standard"], capture_output=True, text=True)
    names = listing.stdout.splitlines() if listing.returncode == 0 else [p.relative_to(root).as_posix() for p in root.rglob("*")]
    return sorted(name for name in set(names) if (root / name).is_file() and not name.startswith("build/"))


def check_text(name, lines, suffix):
    for number, line in enumerate(lines, 1):
        if UNFINISHED.search(line):
            yield f"{name}:{number}: unfinished: {UNFINISHED.search(line).group(1)}"
        if MACHINE.search(line):
            yield f"{name}:{number}: machine: a path of one machine: {MACHINE.search(line).group(0)}"
        if suffix in (".h", ".cc", ".inc") and len(line) > WIDTH:
            yield f"{name}:{number}: width: {len(line)} columns (at most {WIDTH})"
        if suffix in CPP and re.match(r"\s*#\s*if\s+0\b", line):
            yield f"{name}:{number}: disabled: #if 0"


def check_refcount(name, lines, exceptions):
    if name.startswith("memory/") or name.startswith("tests/"):
        return
    for number, line in enumerate(lines, 1):
        code = line.split("//")[0]
        if REFCOUNT.search(code) and not exceptions.get("refcount", name):
            yield f"{name}:{number}: refcount: {REFCOUNT.search(code).group(1)} outside memory/ (use Ref, Borrowed, GcSlot)"


def check_budget(name, lines, suffix, exceptions):
    limit = LIMITS.get(suffix)
    if name.startswith("tests/") and suffix in (".cc", ".py"):
        limit = TEST_LIMIT
    if name.startswith("stdlib/python/"):
        limit = LIBRARY_LIMIT
    if limit is None or len(lines) <= limit:
        return
    own_limit = exceptions.rows.get(("lines", name))
    if own_limit is not None and exceptions.get("lines", name) and len(lines) <= own_limit:
        return
    yield f"{name}:1: lines: {len(lines)} lines (at most {own_limit or limit})"


def check_listed(root, names):
    for name in names:
        if not name.endswith(".cc"):
            continue
        folder = (root / name).parent
        while folder != root and not (folder / "CMakeLists.txt").exists():
            folder = folder.parent
        path_there = (root / name).relative_to(folder).as_posix()
        lists = folder / "CMakeLists.txt"
        if not lists.exists() or not re.search(rf"(?<![\w/.-]){re.escape(path_there)}(?![\w.])", lists.read_text()):
            yield f"{name}:1: listed: not named in {lists.relative_to(root)}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--root", type=Path, default=Path(__file__).resolve().parent.parent, help="the project's folder")
    root = parser.parse_args().root.resolve()
    exceptions = Exceptions(root / "scripts/style_exceptions.txt")
    problems = list(exceptions.problems)
    names = tracked_files(root)
    for name in names:
        suffix = Path(name).suffix
        if suffix not in TEXT or name in OWN or name.startswith("tests/programs/"):
            continue
        try:
            lines = (root / name).read_text().splitlines()
        except UnicodeDecodeError:
            continue
        problems += check_text(name, lines, suffix)
        if suffix in CPP:
            problems += check_refcount(name, lines, exceptions)
        problems += check_budget(name, lines, suffix, exceptions)
        if suffix == ".h" and not any(line.strip() == "#pragma once" for line in lines):
            problems.append(f"{name}:1: pragma: no #pragma once")
    problems += check_listed(root, names)
    problems += exceptions.unused()
    print("\n".join(problems + [f"check_style: {len(problems)} problems"]))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
