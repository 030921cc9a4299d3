#!/usr/bin/env python3
"""Compiles the modules of the library for the program that is installed. Called by the build.

    scripts/make_stored_code.py PROGRAM OUTPUT     PROGRAM, a viv without them, compiles each; writes what is linked into the other

Form of OUTPUT: interpreter/compiler/stored_code.cc. Modules whose text is made when the program starts (encodings with a table) are left out.
"""
import subprocess
import sys

PROGRAM = """
import _imp, struct, sys
rows, texts = [], []
names = [name for name in _imp.library_names() if not name.startswith("encodings.")]
at = 4 + 20 * len(names)
for name in names:
    code, source_size = _imp.store_code(name, False)
    name = name.encode()
    padding = b"\\0" * (-(at + len(name)) % 8)  # instructions are read where they are
    rows.append(struct.pack("<5I", at, len(name), source_size, at + len(name) + len(padding), len(code)))
    texts += name, padding, code
    at += len(name) + len(padding) + len(code)
with open(sys.argv[1], "wb") as out:
    out.write(struct.pack("<I", len(names)) + b"".join(rows + texts))
"""


def main():
    if len(sys.argv) != 3 or "--help" in sys.argv:
        print(__doc__)
        return 0 if "--help" in sys.argv else 2
    return subprocess.run([sys.argv[1], "-I", "-c", PROGRAM, sys.argv[2]]).returncode


if __name__ == "__main__":
    sys.exit(main())
