"""Compares the trees of the parser with those of python3.11's ast.parse, node for node and position for position.

    compare_with_ast.py VIV_PARSE_DUMP [FILE_OR_FOLDER ...]      (default: python's own library, with its tests)

Run it with python3.11. Prints every file that differs and the place of the first difference; exit status 1 if there is any.
"""
import ast
import os
import re
import subprocess
import sys
import tempfile
import unicodedata
import warnings

BATCH = 40


def files_below(paths):
    for path in paths:
        if os.path.isdir(path):
            for folder, _, names in os.walk(path):
                yield from (os.path.join(folder, name) for name in sorted(names) if name.endswith(".py"))
        else:
            yield path


def unicode_names(sources):
    """The character names that the sources use, for the tool has no table of them."""
    names = set()
    for source in sources:
        names.update(re.findall(rb"\\N\{([^}]*)\}", source))
    for name in names:
        try:
            yield "%s;%x\n" % (name.decode("ascii"), ord(unicodedata.lookup(name.decode("ascii"))))
        except (KeyError, UnicodeDecodeError, TypeError):
            pass


def expected(source, path):
    try:
        return ast.dump(ast.parse(source, path), include_attributes=True).encode("utf-8", "surrogatepass")
    except (SyntaxError, ValueError) as error:
        return b"error " + str(error.args[0]).encode("utf-8", "surrogatepass")
    except RecursionError:
        return None


def compare(tool, batch):
    sources = [open(path, "rb").read() for path in batch]
    with tempfile.NamedTemporaryFile("w", suffix=".names") as names:
        names.writelines(unicode_names(sources))
        names.flush()
        found = subprocess.run([tool, "--names", names.name, *batch], capture_output=True).stdout.split(b"\n")
    failures = 0
    for path, source, got in zip(batch, sources, found):
        want = expected(source, path)
        if want is None or want == got or (want.startswith(b"error ") and got.startswith(want)):
            continue
        if got.startswith(b"error unknown encoding"):
            continue  # the tool has no codecs but the parser's own
        failures += 1
        at = len(os.path.commonprefix([want, got]))
        print(f"{path}: differs at {at}\n  python: {want[max(0, at - 100):at + 60]!r}\n  viv:    {got[max(0, at - 100):at + 60]!r}")
    if len(found) < len(batch):
        print("the tool stopped in", batch[len(found) - 1])
        failures += 1
    return failures


def main():
    warnings.simplefilter("ignore")
    tool, *paths = sys.argv[1:]
    files = list(files_below(paths or [os.path.dirname(os.__file__)]))
    failures = sum(compare(tool, files[i:i + BATCH]) for i in range(0, len(files), BATCH))
    print(f"{len(files)} files, {failures} differ")
    sys.exit(failures > 0)


main()
