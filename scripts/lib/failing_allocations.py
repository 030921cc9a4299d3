"""A program under `viv --fail-alloc N`: its N-th allocation fails, and every way to bear that is accepted, no way to break is.

Accepted: what a clean run under the same interpreter does (a cache can do without), or a MemoryError that ends it or that the
program caught and printed. Never: a signal, a hang, a report of a leak or of a sanitizer, another exception out of nowhere.
Whether the clean run is right is the business of the other mode.
"""
import re
import zlib

from program_case import crash_in, difference, run_case

GEOMETRIC_STEPS = 6
RANDOM_INDICES = 10
LEAK = re.compile(r"^(viv: .*\bleak|leaked?\b.*\d)", re.I | re.M)
REPEATABLE = {"PYTHONHASHSEED": "0"}  # the same allocations in every run


def count_allocations(interp, case, timeout):
    """How many allocations a clean run makes, or None with the run's result when it does not say."""
    result = run_case(interp, case, ["--count-allocs"], timeout, REPEATABLE)
    match = re.search(r"^allocations: (\d+)$", result.err, re.M)
    return (int(match.group(1)) if match else None), result


def chosen_indices(case, count, salt=""):
    """A few early ones, spread geometrically, and some that depend on the case's name, so that the suite covers many. Another salt,
    others."""
    indices = {1 + round(count ** (step / (GEOMETRIC_STEPS - 1))) for step in range(GEOMETRIC_STEPS)}
    indices |= {1 + zlib.crc32(f"{case.name} {number}{salt}".encode()) % count for number in range(RANDOM_INDICES)}
    return sorted(index for index in indices if index <= count)


def accepted(case, clean, result):
    if case.survives or (result.status, result.out) == (clean.status, clean.out):
        return True
    if case.expected(".expect") is not None and difference(case, result) is None:
        return True  # what differs from run to run
    # Interrupted: by an uncaught MemoryError, or by the program's own handling of one, which it then says itself.
    return "MemoryError" in result.err or "MemoryError" in result.out


def check_with_failing_allocations(interp, case, timeout, salt=""):
    """None, or (reason, wanted, got) of the first index that is not borne."""
    count, clean = count_allocations(interp, case, timeout)
    if not count:
        return "--count-allocs did not print 'allocations: N'", "", clean.out + clean.err
    for index in chosen_indices(case, count, salt):
        result = run_case(interp, case, ["--check-heap", "--fail-alloc", str(index)], timeout, REPEATABLE)
        reason = crash_in(result)
        if not reason and LEAK.search(result.err) and not LEAK.search(clean.err):
            reason = "a leak is reported"
        if not reason and not accepted(case, clean, result):
            reason = f"exit status {result.status}, neither the usual output nor a MemoryError"
        if reason:
            return f"--fail-alloc {index} of {count}: {reason}", "", result.out[-2000:] + result.err[-2000:]
    return None
