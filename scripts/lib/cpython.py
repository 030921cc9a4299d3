"""Finds CPython 3.11, which writes the expected outputs."""
import functools
import os
import shutil
import subprocess

CANDIDATES = ("/usr/bin/python3.11", "python3.11", "python3")
QUESTION = "import sys; print(sys.implementation.name, *sys.version_info[:2])"


@functools.cache
def find_cpython():
    """The path of a CPython 3.11, or None."""
    for candidate in CANDIDATES:
        path = shutil.which(candidate)
        if not path:
            continue
        answer = subprocess.run([path, "-c", QUESTION], capture_output=True, text=True)
        if answer.stdout.split() == ["cpython", "3", "11"]:
            return os.path.abspath(path)
    return None
