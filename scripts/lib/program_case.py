"""One program test: what its files say, how it is run, what counts as right. See tests/README.md for the conventions."""
import os
import re
import shlex
import signal
import subprocess
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent.parent
PROGRAMS = TOP / "tests/programs"
ADDRESS = re.compile(r"0x[0-9a-f]{6,}")
PROMPTS = (">>> ", "... ")
HUGE_ALLOCATION = re.compile(r"^==\d+==WARNING: AddressSanitizer failed to allocate .*\n", re.M)
SANITIZER = re.compile(r"(AddressSanitizer|UndefinedBehaviorSanitizer|LeakSanitizer|:\d+:\d+: runtime error:|VIV_D?CHECK)")


@dataclass
class Result:
    status: int  # negative: died by that signal; None: timed out
    out: str
    err: str


@dataclass
class Case:
    path: Path
    run_as: str = ""
    environment: dict = field(default_factory=dict)
    by_hand: str = ""  # why the expected output is not written by python3.11, if it is not
    survives: str = ""  # why a failing allocation changes its output without a MemoryError being named, if it does
    stress: str = ""  # why the stress build prints something else, if it does

    @property
    def name(self):
        try:
            return self.path.relative_to(PROGRAMS).as_posix()
        except ValueError:
            return self.path.as_posix()

    @property
    def is_typed(self):
        return self.path.suffix == ".typed"

    def expected(self, suffix):
        path = self.path.with_suffix(suffix)
        return path.read_bytes().decode() if path.exists() else None  # not read_text: it would change \r

    @property
    def expected_status(self):
        return int(self.expected(".status") or 0)


def load_case(path):
    case = Case(path)
    for line in path.read_text().splitlines()[:6]:
        if match := re.match(r"# (Run as|Environment|Golden by hand|Failing allocations|Not under stress): (.+)", line):
            key, value = match.groups()
            if key == "Run as":
                case.run_as = value
            elif key == "Environment":
                case.environment = dict(word.split("=", 1) for word in shlex.split(value))
            elif key == "Failing allocations":
                case.survives = value
            elif key == "Not under stress":
                case.stress = value
            else:
                case.by_hand = value
    return case


def find_cases(patterns=()):
    """Every case below tests/programs, or those whose name contains one of the patterns. Folders that hold helper modules for a
    case (a package, `lib_*`) are marked by an underscore or have no expected output."""
    cases = []
    for path in sorted(PROGRAMS.rglob("*")):
        if path.suffix not in (".py", ".typed") or path.name.startswith("_"):
            continue
        if path.suffix == ".py" and len(path.relative_to(PROGRAMS).parts) != 2:
            continue  # a helper module in a folder of its own
        name = path.relative_to(PROGRAMS).as_posix()
        if not patterns or any(pattern in name for pattern in patterns):
            cases.append(load_case(path))
    return cases


def clean_environment(extra):
    env = {key: os.environ[key] for key in ("PATH", "HOME", "TMPDIR", "LD_LIBRARY_PATH", "VIV_JIT") if key in os.environ}
    env.update(LC_ALL="C.UTF-8", PYTHONDONTWRITEBYTECODE="1", NO_COLOR="1", UBSAN_OPTIONS="print_stacktrace=1",
               ASAN_OPTIONS=os.environ.get("ASAN_OPTIONS", "") + ":allocator_may_return_null=1")
    env.update(extra)
    return env


def run_command(command, stdin, env, timeout):
    """Runs in an empty folder; kills the whole process group when the time is over."""
    with tempfile.TemporaryDirectory(prefix="viv_case_") as cwd:
        process = subprocess.Popen(command, cwd=cwd, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                   start_new_session=True)
        try:
            out, err = process.communicate(stdin.encode(), timeout=timeout)
            status = process.returncode
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            out, err = process.communicate()
            status = None
    # A sanitizer says so where it refuses a huge allocation, which is what some programs ask for.
    err = HUGE_ALLOCATION.sub("", err.decode(errors="backslashreplace"))
    return Result(status, out.decode(errors="backslashreplace"), err)


def normalised(text, case):
    """Without what differs from run to run: the folder of the script and addresses."""
    text = text.replace(str(case.path.parent) + "/", "")
    return ADDRESS.sub("0x...", text)


def typed_lines(case):
    return [line[4:] for line in case.path.read_text().splitlines() if line[:4] in PROMPTS or line in (">>>", "...")]


def command_line(interp, case, options=()):
    if not case.run_as:
        return [*interp, *options, str(case.path)]
    words = shlex.split(case.run_as)[1:]
    return [*interp, *options, *(str(case.path) if word == case.path.name else word for word in words)]


def run_typed(interp, case, options, timeout, env):
    """Types a transcript's statements; the output is the transcript again, with what was printed after each line.

    Both streams come down one pipe, without buffers, so that errors stand where they appear. With -i and a pipe as standard input
    the interpreter prints its prompts: they mark where the output of one line ends.
    """
    typed = typed_lines(case)
    merged = ["sh", "-c", 'exec "$0" "$@" 2>&1', *interp, *options, "-u", "-i", "-q"]
    result = run_command(merged, "".join(line + "\n" for line in typed), env, timeout)
    rest, written = result.out, []
    for line in typed:
        prompt, rest = rest[:4], rest[4:]
        if prompt not in PROMPTS:
            written.append(f"(no prompt) {prompt}{rest}")
            break
        written.append((prompt + line).rstrip() if not line else prompt + line)
        ends = [at for at in (rest.find(mark) for mark in PROMPTS) if at >= 0]
        output, rest = rest[: min(ends, default=len(rest))], rest[min(ends, default=len(rest)) :]
        written += output.splitlines()
    return Result(result.status, "\n".join(written) + "\n", result.err)


def run_case(interp, case, options=(), timeout=30.0, environment=None):
    env = clean_environment({**case.environment, **(environment or {})})
    if case.is_typed:
        result = run_typed(interp, case, options, timeout, env)
    else:
        result = run_command(command_line(interp, case, options), case.expected(".stdin") or "", env, timeout)
    result.out, result.err = normalised(result.out, case), normalised(result.err, case)
    return result


def crash_in(result):
    """What makes a run wrong whatever was expected of it, or an empty string."""
    if result.status is None:
        return "timed out"
    if result.status < 0:
        return f"died by signal {signal.Signals(-result.status).name}"
    if match := SANITIZER.search(result.err):
        return f"report: {next(line for line in result.err.splitlines() if match.group(0) in line)}"
    return ""


def expected_result(case):
    if case.is_typed:
        return Result(0, case.path.read_text(), "")
    return Result(case.expected_status, case.expected(".out"), case.expected(".err") or "")


def output_matches(case, out):
    pattern = case.expected(".expect")
    if pattern is not None:
        return re.fullmatch("\n".join(f"(?:{line})" for line in pattern.split("\n")), out) is not None
    return out == expected_result(case).out


def difference(case, result):
    """Why the result is not the expected one, as (reason, wanted text, got text), or None."""
    if reason := crash_in(result):
        return reason, "", result.out + result.err
    want = expected_result(case)
    if want.out is None and case.expected(".expect") is None:
        return "there is no .out file (scripts/update_goldens writes it)", "", result.out
    if not output_matches(case, result.out):
        return ("the transcript" if case.is_typed else "standard output") + " differs", want.out or case.expected(".expect"), result.out
    if result.err != want.err:
        return "standard error differs", want.err, result.err
    if result.status != want.status:
        return f"exit status {result.status} instead of {want.status}", "", result.err
    return None
