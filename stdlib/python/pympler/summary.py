"""Tables of how many objects of each type there are and what they take: rows [type, number, bytes]."""
import re
import types
from sys import getsizeof

# What stands for an object of a type, by how much it tells.
representations = {
    types.FrameType: [
        lambda f: f"frame (codename: {f.f_code.co_name})",
        lambda f: f"frame (codename: {f.f_code.co_name}, codeline: {f.f_code.co_firstlineno})",
        lambda f: f"frame (codename: {f.f_code.co_name}, filename: {f.f_code.co_filename}, codeline: {f.f_code.co_firstlineno})",
    ],
    dict: [lambda d: str(type(d)), lambda d: f"dict, len={len(d)}"],
    types.FunctionType: [lambda f: f"function ({f.__name__})", lambda f: f"function ({f.__module__}.{f.__name__})"],
    list: [lambda x: str(type(x)), lambda x: f"list, len={len(x)}"],
    types.ModuleType: [lambda m: f"module({getattr(m, '__name__', None) or getattr(m, '__file__', f'nameless, id: {id(m)}')})"],
    set: [lambda s: str(type(s)), lambda s: f"set, len={len(s)}"],
}

type_repr = re.compile(r"^<(type|class) '(\S+)'>$")
address = re.compile(r" at 0x[0-9a-f]+")


def _repr(o, verbosity=1):
    ways = representations.get(type(o))
    if verbosity == 0 or ways is None:
        text = str(type(o))
    else:
        text = ways[min(verbosity, len(ways)) - 1](o)
    return type_repr.sub(r"\2", address.sub("", text))


def summarize(objects):
    """[[type, number of objects, their size], ...]."""
    rows = {}
    names = {}  # the names of types that have but one
    for each in objects:
        kind = type(each)
        name = names.get(kind)
        if name is None:
            name = _repr(each)
            if kind not in representations:
                names[kind] = name
        row = rows.get(name)
        if row is None:
            rows[name] = [name, 1, getsizeof(each)]
        else:
            row[1] += 1
            row[2] += getsizeof(each)
    return list(rows.values())


def get_diff(left, right):
    """What the right one has more than the left one."""
    before, after = {row[0]: row for row in left}, {row[0]: row for row in right}
    rows = []
    for name in {**after, **before}:
        a, b = before.get(name, (name, 0, 0)), after.get(name, (name, 0, 0))
        rows.append([name, b[1] - a[1], b[2] - a[2]])
    return rows


def _size_text(size):
    degree, pattern = 0, "%4d     %s"
    while size > 1024:
        pattern = "%7.2f %s"
        size /= 1024
        degree += 1
    return pattern % (size, ("B", "KB", "MB", "GB", "TB", "EB")[degree])


def format_(rows, limit=15, sort="size", order="descending"):
    """The lines of a table, sorted by 'size', 'type' or '#'."""
    columns, orders = ["type", "#", "size"], ["ascending", "descending"]
    if sort not in columns:
        raise ValueError("invalid sort, should be one of" + str(columns))
    if order not in orders:
        raise ValueError("invalid order, should be one of" + str(orders))
    column = columns.index(sort)
    ordered = sorted(map(list, rows), key=lambda row: _repr(row[0]) if column == 0 else row[column], reverse=order == "descending")
    table = [["types", "# objects", "total size"]] + [[name, number, _size_text(size)] for name, number, size in ordered[:limit]]
    return _format_table(table)


def _format_table(rows, header=True):
    widths = [max(len(str(item)) + 2 for item in column) for column in zip(*rows)]
    for row in rows:
        yield " | ".join(str(item).rjust(width) for item, width in zip(row, widths))
        if header:
            yield " | ".join("=" * width for width in widths)
            header = False


def print_(rows, limit=15, sort="size", order="descending"):
    for line in format_(rows, limit=limit, sort=sort, order=order):
        print(line)


def _traverse(summary, function, *args):
    """Calls the function with a summary and everything in it."""
    function(summary, *args)
    for row in summary:
        function(row, *args)
        for item in row:
            function(item, *args)


def _subtract(summary, o):
    """Takes one object out of a summary."""
    name, size = _repr(o), getsizeof(o)
    for row in summary:
        if row[0] == name:
            row[1] -= 1
            row[2] -= size
            break
    else:
        summary.append([name, -1, -size])
    return summary


def _sweep(summary):
    """Without the rows in which nothing has changed."""
    return [row for row in summary if row[1] != 0 or row[2] != 0]
