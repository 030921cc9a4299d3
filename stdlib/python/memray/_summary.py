"""`memray summary`: functions by what they hold, themselves and together with what they called."""
import os

from memray import size_fmt
from memray._frames import DEEPEST, Stacks
from memray._terminal import table

_HEADER = ("Location", "Total Memory", "Total Memory %", "Own Memory", "Own Memory % ", "Allocation Count")
_TOTAL, _OWN, _COUNT = range(3)
_SORT = {1: _TOTAL, 2: _TOTAL, 3: _OWN, 4: _OWN, 5: _COUNT}
_SHARE_OF_MEMORY = 0.95  # what the smallest stacks hold beyond that is left out
COLUMNS = len(_SORT)


def by_function(stacks, records, limit):
    """{(function, file): [total bytes, own bytes, allocations]}; a function that calls itself counts once."""
    chosen, seen = [], 0
    for record in records:
        if seen >= limit:
            break
        seen += record.size
        chosen.append(record)
    own = stacks.own(chosen)
    needed = stacks.needed(own)
    totals = {number: list(own.get(number, (0, 0))) for number in needed}
    callees = {number: [] for number in (0, *needed)}
    for number in reversed(needed):
        caller = stacks.rows[number - 1][0]
        callees[caller].append(number)
        if caller:
            totals[caller][0] += totals[number][0]
            totals[caller][1] += totals[number][1]
    sums, active = {}, {}
    # Functions of equal sums stand in the order of the largest stacks, the youngest frame first.
    for record in chosen[:100]:
        for function, file, _ in record.stack_trace(DEEPEST):
            sums.setdefault((function, file), [0, 0, 0])
    if 0 in own:
        size, count = own[0]
        sums["???", "???"] = [size, size, count]
    waiting = callees[0]
    while waiting:
        number = waiting.pop()
        place = stacks.rows[abs(number) - 1][1:3]
        if number < 0:  # all that it called is done
            active[place] -= 1
            continue
        entry = sums.setdefault(place, [0, 0, 0])
        if not active.get(place):
            entry[_TOTAL] += totals[number][0]
            entry[_COUNT] += totals[number][1]
        if number in own:
            entry[_OWN] += own[number][0]
        active[place] = active.get(place, 0) + 1
        waiting.append(-number)
        waiting += callees[number]
    return sums


def _lines():
    try:
        return os.get_terminal_size().lines
    except OSError:
        return 24


def _color(share):
    return "31" if share > 0.6 else "33" if share > 0.2 else "32" if share > 0.05 else "92"


def write(reader, records, sort_column, max_rows=None):
    records = list(records)
    size = sum(record.size for record in records)
    count = sum(record.n_allocations for record in records)
    sums = by_function(Stacks(reader), records, _SHARE_OF_MEMORY * size)
    header = list(_HEADER)
    header[sort_column] = f"<{header[sort_column]}>"
    rows = []
    key = _SORT[sort_column]
    for (function, file), entry in sorted(sums.items(), key=lambda item: item[1][key], reverse=True)[:max_rows or max(_lines() - 5, 10)]:
        row = [(f"{function} at {file}", "36")]
        for part in (entry[_TOTAL], entry[_OWN]):
            share = part / size if size else 0
            row += [(size_fmt(part), _color(share)), (f"{share * 100:.2f}%", _color(share))]
        rows.append([*row, (str(entry[_COUNT]), _color(entry[_COUNT] / count if count else 0))])
    table(header, rows, (5, 1, 1, 1, 1, 1))
