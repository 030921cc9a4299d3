"""`memray summary`: functions by what they hold, themselves and together with what they called."""
import os

from memray import size_fmt
from memray._terminal import table

_HEADER = ("Location", "Total Memory", "Total Memory %", "Own Memory", "Own Memory % ", "Allocation Count")
_TOTAL, _OWN, _COUNT = range(3)
_SORT = {1: _TOTAL, 2: _TOTAL, 3: _OWN, 4: _OWN, 5: _COUNT}
_SHARE_OF_MEMORY = 0.95  # what the smallest stacks hold beyond that is left out
COLUMNS = len(_SORT)


def by_function(records, limit):
    """{(function, file): [total bytes, own bytes, allocations]}"""
    sums, seen = {}, 0
    for record in records:
        if seen >= limit:
            break
        seen += record.size
        stack = record.stack_trace() or [("???", "???", 0)]
        visited = set()
        for depth, (function, file, _) in enumerate(stack):
            place = function, file
            if place in visited:
                continue
            visited.add(place)
            entry = sums.setdefault(place, [0, 0, 0])
            entry[_TOTAL] += record.size
            entry[_COUNT] += record.n_allocations
            if depth == 0:
                entry[_OWN] += record.size
    return sums


def _lines():
    try:
        return os.get_terminal_size().lines
    except OSError:
        return 24


def _color(share):
    return "31" if share > 0.6 else "33" if share > 0.2 else "32" if share > 0.05 else "92"


def write(records, sort_column, max_rows=None):
    records = list(records)
    size = sum(record.size for record in records)
    count = sum(record.n_allocations for record in records)
    sums = by_function(records, _SHARE_OF_MEMORY * size)
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
