"""Which Pythons are there to compare with: by PATH, by an option, by an environment variable."""
import os
import shlex
import shutil
import subprocess

from cpython import find_cpython

REFERENCE = "python3.11"
VARIABLE = "VIV_BENCH_INTERPRETERS"
QUESTION = "import sys; print(sys.implementation.name, *sys.version_info[:2])"
JIT_QUESTION = "import sys; print(sys._jit.is_available())"
# Name in the table, program looked for in PATH, what it must answer.
KNOWN = (
    ("python3.13", "python3.13", ["cpython", "3", "13"]),
    ("python3.14", "python3.14", ["cpython", "3", "14"]),
    ("pypy", "pypy3", ["pypy", "3"]),
    ("micropython", "micropython", ["micropython", "3"]),
)


def answers(command, question):
    try:
        done = subprocess.run([*command, "-c", question], capture_output=True, text=True, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.split() if done.returncode == 0 else None


def given(texts):
    """NAME=COMMAND, also several in one text with semicolons between."""
    result = {}
    for text in texts:
        for part in filter(None, text.split(";")):
            name, equals, command = part.partition("=")
            if not equals:
                raise SystemExit(f"an interpreter is written NAME=COMMAND, not {part!r}")
            result[name.strip()] = shlex.split(command)
    return result


def find(viv, options):
    """{name: command}, python3.11 first, then viv; the rest in the order of KNOWN, then what was given. Empty without python3.11."""
    oracle = find_cpython()
    if not oracle:
        return {}
    chosen = {REFERENCE: [oracle]}
    if os.path.exists(viv):
        chosen["viv"] = [os.path.abspath(viv)]
    named = given([os.environ.get(VARIABLE, ""), *options])
    for name, program, wanted in KNOWN:
        path = shutil.which(program)
        if name not in named and path and (answers([path], QUESTION) or [])[:len(wanted)] == wanted:
            chosen[name] = [path]
            if name == "python3.14" and f"{name} jit" not in named and answers([path], JIT_QUESTION) == ["True"]:
                chosen[f"{name} jit"] = ["env", "PYTHON_JIT=1", path]
    for name, command in named.items():
        if answers(command, QUESTION):
            chosen[name] = command
        else:
            print(f"{name}: does not run here: {shlex.join(command)}")
    return chosen
