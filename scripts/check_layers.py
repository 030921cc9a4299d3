#!/usr/bin/env python3
"""Reads the #include lines of every source and reports those that break the layer rule.

    scripts/check_layers.py [--root FOLDER]

A layer includes itself and what scripts/cmake/Layers.cmake allows it; a unit test includes what its layer may. `..` in an
#include would get round the include roots that CMake exports, so it is refused everywhere.
"""
import argparse
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "lib"))
from layer_table import LayerTable  # noqa: E402

INCLUDE = re.compile(r'\s*#\s*include\s*(["<])([^">]+)[">]')
SUFFIXES = {".h", ".cc", ".inc", ".def"}


def check_file(table, relative, text):
    user = table.layer_of(relative) or table.tested_layer_of(relative)
    for number, line in enumerate(text.splitlines(), 1):
        match = INCLUDE.match(line)
        if not match:
            continue
        included = match.group(2)
        if ".." in included.split("/"):
            yield f"{relative}:{number}: an #include must not contain '..' (write the path from the top of the project)"
        used = table.layer_of(included)
        if user and used and used != user and used not in table.allowed[user]:
            allowed = " ".join(table.allowed[user]) or "nothing"
            yield f"{relative}:{number}: {user} must not include {used} (allowed: {allowed})"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--root", type=Path, default=Path(__file__).resolve().parent.parent, help="the project's folder")
    root = parser.parse_args().root.resolve()
    table = LayerTable(root)
    problems = []
    for folder in sorted({path.split("/")[0] for path in table.folder.values()} | {"tests"}):
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in SUFFIXES and path.is_file():
                problems += check_file(table, path.relative_to(root).as_posix(), path.read_text(errors="replace"))
    print("\n".join(problems + [f"check_layers: {len(problems)} problems"]))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
