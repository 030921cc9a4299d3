"""How tables look when printed: pandas's layout to the letter.

Texts of a column are made by its type (format_values), get one width, and columns are joined line by line. What is too long is cut in
the middle, and lines of dots stand in the gap. Sizes are those of a terminal of 80 columns, or of $COLUMNS.
"""
import os

import _pandas
from _pandas import Column

from pandas.core.arrays import Categorical, boxed, concat, full_dtype, missing, part
from pandas.core.index import Index, MultiIndex, RangeIndex, index_of

MAX_ROWS, MIN_ROWS, MAX_WIDTH, PRECISION, MAX_ITEMS = 60, 10, 50, 6, 100
_ESCAPES = {"\t": "\\t", "\n": "\\n", "\r": "\\r"}
options = {"display.max_rows": 60, "display.min_rows": 10, "display.max_columns": 0, "display.max_colwidth": 50, "display.precision": 6,
           "display.width": 80, "display.float_format": None}


def terminal_width():
    try:
        return int(os.environ["COLUMNS"])
    except (KeyError, ValueError):
        try:
            return os.get_terminal_size(__import__("sys").__stdout__.fileno()).columns
        except (AttributeError, ValueError, OSError):
            return 80


# ---- Texts ----------------------------------------------------------------------------------------------------------------------------

def pprint_thing(thing, quote=False, escape=True, nesting=0):
    """A value as pandas writes it: sequences item by item, strings as they are or quoted."""
    if hasattr(thing, "__next__"):
        return str(thing)
    if isinstance(thing, dict):
        shown = [f"{pprint_thing(k, True, escape, nesting + 1)}: {pprint_thing(v, True, escape, nesting + 1)}" for k, v in thing.items()]
        return "{%s}" % ", ".join(shown)
    if isinstance(thing, (list, tuple, set, frozenset)) and type(thing).__str__ is object.__str__ or isinstance(thing, Index) and nesting < 3:
        items = list(thing)
        shown = [pprint_thing(x, quote, escape, nesting + 1) for x in items[:MAX_ITEMS]]
        body = ", ".join(shown) + (", ..." if len(items) > MAX_ITEMS else "")
        if isinstance(thing, (set, frozenset)):
            return "{%s}" % body if isinstance(thing, set) else "frozenset({%s})" % body
        if isinstance(thing, tuple):
            return f"({body},)" if len(items) == 1 else f"({body})"
        return f"[{body}]"
    text = str(thing)
    if escape:
        for char, shown in _ESCAPES.items():
            text = text.replace(char, shown)
    return f"'{text}'" if quote and isinstance(thing, str) else text


def _is_decimal(text):
    text = text.strip()
    whole, dot, rest = text[1:].partition(".") if text[:1] in "+-" and text else text.partition(".")
    return dot == "." and whole.isdigit() and (rest.isdigit() or not rest)


def trim_zeros(texts):
    """Without the zeros that all numbers end with, but one behind the point."""
    numbers = [i for i, text in enumerate(texts) if _is_decimal(text)]
    if not numbers:
        return texts
    zeros = min(len(texts[i]) - len(texts[i].rstrip("0")) for i in numbers)
    for i in numbers:
        text = texts[i][:len(texts[i]) - zeros] if zeros else texts[i]
        texts[i] = text + "0" if text.endswith(".") else text
    return texts


def _trim_single(text):
    text = text.rstrip("0")
    return text + "0" if text.endswith(".") else text


def format_floats(values, leading, na_rep="NaN", left=False, float_format=None):
    """Floats with six digits at most, as many as the one that needs most, or all with exponents."""
    float_format = float_format or options["display.float_format"]
    if left:
        na_rep = " " + na_rep
    if float_format is not None:
        return [na_rep if x != x else float_format(x) if callable(float_format) else float_format % x for x in values]
    digits = options["display.precision"]
    sign = " " if leading else ""

    def texts(kind):
        spec = f"{sign}.{digits}{kind}"
        return trim_zeros([na_rep if x != x else format(x, spec) for x in values])
    shown = texts("f")
    if not shown:
        return shown
    sizes = [abs(x) for x in values if x == x]
    small = any(0 < x < 10 ** -digits for x in sizes)
    if small or max(map(len, shown)) > digits + 6 and any(x > 1e6 for x in sizes):
        return texts("e")
    return shown


def format_objects(values, leading=None, na_rep="NaN"):
    floats = [isinstance(x, float) and x == x for x in values]
    if leading is None:
        leading = any(floats)
    result = []
    for value, is_float in zip(values, floats):
        if is_float:
            result.append(_trim_single(f"{value: .{options['display.precision']}f}") if not options["display.float_format"] else
                          options["display.float_format"](value))
            continue
        if value is None:
            text = "None"
        elif isinstance(value, float):
            text = na_rep
        elif getattr(value, "_is_nat", False):
            text = "NaT"
        else:
            text = str(value) if hasattr(value, "_column") else pprint_thing(value)
        result.append(f" {text}" if leading else text)
    return result


def format_values(column, leading=True, na_rep="NaN", left=False, float_format=None):
    """Each value of a column as text, before they get one width."""
    if isinstance(column, Categorical):
        column = column.dense()
        if column.dtype != "object":
            column = column.astype("object")
        return format_objects(column.tolist(), leading, na_rep)
    kind = column.dtype[0]
    if kind == "f":
        return format_floats(column.tolist(), leading is not False, na_rep, left, float_format)
    if kind in "iu":
        if leading is False:
            return [str(x) for x in column.tolist()]
        return [f"{x: d}" for x in column.tolist()]
    if kind == "d":
        from pandas.core.times import format_moments
        return format_moments(column)
    if kind == "b":
        return [f"{x}" if leading is False else f" {x}" for x in column.tolist()]
    return format_objects(column.tolist(), leading, na_rep)


def fixed_width(texts, mode="right", least=0):
    if not texts or mode == "all":
        return texts
    width = max(max(map(len, texts)), least)
    limit = options["display.max_colwidth"]
    if limit is not None and width > limit:
        width = limit
        if limit > 3:
            texts = [text[:width - 3] + "..." if len(text) > width else text for text in texts]
    return justify(texts, width, mode)


def justify(texts, width, mode):
    method = {"right": str.rjust, "left": str.ljust, "center": str.center}[mode]
    return [method(text, width) for text in texts]


def adjoin(space, *columns):
    """Columns of lines side by side."""
    height = max(map(len, columns))
    padded = []
    for i, column in enumerate(columns):
        width = max(map(len, column), default=0) + (space if i + 1 < len(columns) else 0)
        lines = [line.ljust(width) for line in column]
        lines += [" " * width] * (height - len(lines))
        padded.append(lines)
    return "\n".join(map("".join, zip(*padded)))


# ---- Indexes --------------------------------------------------------------------------------------------------------------------------

def index_format(index, name=False, na_rep="NaN", sparsify=None, adjoin_levels=False, names=False):
    """The lines of an index: its name first, if it is wanted."""
    if isinstance(index, MultiIndex):
        return _multi_format(index, names or name, sparsify, na_rep)
    header = [pprint_thing(index.name) if index.name is not None else ""] if name else []
    if isinstance(index, RangeIndex):
        if not len(index):
            return header
        width = max(len(str(index[0])), len(str(index[-1])))
        return header + [f"{x:<{width}}" for x in index]
    column = index._column
    if isinstance(column, Categorical):
        column = column.dense().astype("object")
    if column.dtype == "bool":
        column = column.astype("object")
    if column.dtype == "object":
        values = column.tolist()
        return header + [na_rep if isinstance(x, float) and x != x else pprint_thing(x) for x in values]
    texts = fixed_width(format_values(column, left=True), "left")
    while texts and all(text.startswith(" ") for text in texts):
        texts = [text[1:] for text in texts]
    return header + texts


def _multi_format(index, names, sparsify, na_rep):
    levels = []
    for i in range(index.nlevels):
        column = index._level_column(i)
        lines = index_format(index_of(column), na_rep=na_rep) if len(index._levels[i]) else []
        name = index._names[i]
        levels.append(([pprint_thing(name) if name is not None else ""] if names else []) + lines)
    if sparsify is False:
        return [tuple(lines) for lines in zip(*levels)]
    return sparse(levels, int(bool(names)))


def sparse(levels, start=0):
    """Labels of levels without those that repeat what stands above."""
    rows = [list(row) for row in zip(*levels)]
    result = rows[:start + 1]
    for before, row in zip(rows[start:], rows[start + 1:]):
        shown = list(row)
        for i in range(len(row) - 1):
            if before[i] != row[i]:
                break
            shown[i] = ""
        result.append(shown)
    return [list(level) for level in zip(*result)]


def categories_line(values):
    categories = values.categories
    texts = [pprint_thing(x, quote=True) for x in categories.tolist()]
    if len(texts) > 10:
        texts = texts[:5] + ["..."] + texts[-5:]
    kind = categories._column.dtype
    head = f"Categories ({len(categories)}, {kind}): "
    mark = " < " if values.ordered else ", "
    lines, line = [], ""
    width = options["display.width"]
    body = mark.join(texts).replace(f"...{mark}", f"...{mark}" if values.ordered else "... ").replace(f"{mark}...", f"{mark}..." if values.ordered else ", ...")
    if len(head) + len(body) + 2 <= width:
        return f"{head}[{body}]"
    room = width
    line = head + "["
    indent = " " * (len(head) + 1)
    for i, text in enumerate(texts):
        piece = text + (mark if i + 1 < len(texts) else "")
        if len(line) + len(piece.rstrip()) >= room and line.strip() != head.strip() + "[":
            lines.append(line.rstrip())
            line = indent
        line += piece
    return "\n".join(lines + [line + "]"])


def index_repr(index):
    name = type(index).__name__
    if isinstance(index, RangeIndex):
        parts = [f"start={index.start}", f"stop={index.stop}", f"step={index.step}"]
        if index.name is not None:
            parts.append(f"name={index.name!r}")
        return f"{name}({', '.join(parts)})"
    if isinstance(index, MultiIndex):
        return _multi_repr(index)
    column = index._column
    values = boxed(column)
    if isinstance(column, Categorical):
        column = column.dense()
    if column.dtype == "datetime64[ns]":
        from pandas.core.times import format_moments
        values = [text.strip() for text in format_moments(column)]
    quote = True
    texts = [pprint_thing(x, quote) if not (isinstance(x, float) and x != x) else "nan" for x in values]
    strings = index.inferred_type in ("string", "datetime64") or isinstance(index._column, Categorical)
    body = summary(texts, name, not strings)
    parts = [f"dtype={repr(str(index.dtype))}"]
    if isinstance(index._column, Categorical):
        shown = [pprint_thing(x, True) for x in index.categories.tolist()]
        parts = [f"categories=[{', '.join(shown[:8] + (['...'] if len(shown) > 8 else []))}]", f"ordered={index._column.ordered}", "dtype='category'"]
    if index.name is not None:
        parts.append(f"name={pprint_thing(index.name, True)}")
    if len(values) > MAX_ITEMS:
        parts.append(f"length={len(values)}")
    if column.dtype == "datetime64[ns]" and name == "DatetimeIndex":
        parts.append("freq=None")
    return f"{name}({body}{', '.join(parts)})"


def _multi_repr(index):
    tuples = [pprint_thing(x, True) for x in zip(*(_level_texts(index, i) for i in range(index.nlevels)))]
    rows = list(zip(*(_level_texts(index, i) for i in range(index.nlevels))))
    shown = rows if len(rows) <= MAX_ITEMS else rows[:10] + rows[-10:]
    if shown:
        widths = [max(len(row[i]) for row in shown) for i in range(index.nlevels)]
        tuples = ["(" + ", ".join(text.rjust(width) for text, width in zip(row, widths)) + ")" for row in shown]
    indent = " " * (len("MultiIndex([") )
    lines = tuples if len(rows) <= MAX_ITEMS else tuples[:10] + ["..."] + tuples[10:]
    body = ""
    for i, line in enumerate(lines):
        if i:
            body += indent
        body += line + ("\n" if line == "..." else ",\n" if i + 1 < len(lines) else "],\n")
    if not rows:
        body = "], "
    tail = f"names={index.names}" if any(n is not None for n in index._names) else ""
    if len(rows) > MAX_ITEMS:
        tail = (tail and f"names={index.names}, ") + f"length={len(rows)}"
    if not rows:
        return f"MultiIndex([], {tail})"
    return f"MultiIndex([{body}{' ' * len('MultiIndex(')}{tail})"


def _level_texts(index, i):
    return [pprint_thing(x, True) if not missing(x) else "nan" for x in boxed(index._level_column(i))]


def summary(texts, name, align):
    """[a, b, c], over as many lines as it takes."""
    if len(texts) <= 2:
        return f"[{', '.join(texts)}], "
    width = options["display.width"]
    indent = "\n" + " " * (len(name) + 2)
    cut = len(texts) > MAX_ITEMS
    head, tail = (texts[:10], texts[-10:]) if cut else ([], texts)
    if align and (cut or not (len(", ".join(head)) < width and len(", ".join(tail)) < width)):
        longest = max(map(len, head + tail))
        head, tail = [x.rjust(longest) for x in head], [x.rjust(longest) for x in tail]
    done, line = "", indent

    def extend(word, room):
        nonlocal done, line
        if len(line.rstrip()) + len(word.rstrip()) >= room:
            done += line.rstrip()
            line = indent
        line += word
    for text in head:
        extend(text + ", ", width)
    if cut:
        done += line.rstrip() + indent + "..."
        line = indent
    for text in tail[:-1]:
        extend(text + ", ", width)
    extend(tail[-1], width - 2)
    done += line + "],"
    done += "\n" + " " * (len(name) + 1) if len(done) > width else " "
    return "[" + done[len(indent):]


# ---- Series ---------------------------------------------------------------------------------------------------------------------------

def series_repr(series):
    return series_to_string(series, max_rows=options["display.max_rows"], min_rows=options["display.min_rows"], name=True, dtype=True,
                            length="truncate")


def series_to_string(series, buf=None, na_rep="NaN", float_format=None, header=True, index=True, length=False, dtype=False, name=False,
                     max_rows=None, min_rows=None):
    column, labels, count = series._column, series.index, len(series)
    footer = []
    if name and series.name is not None:
        footer.append(f"Name: {pprint_thing(series.name)}")
    rows = min(max_rows, min_rows) if max_rows and count > max_rows and min_rows else max_rows
    cut = bool(rows and count > rows)
    if length is True or length == "truncate" and cut:
        footer.append(f"Length: {count}")
    if dtype:
        footer.append(f"dtype: {full_dtype(column)}")
    footer = ", ".join(footer)
    if isinstance(column, Categorical):
        footer += ("\n" if footer else "") + categories_line(column)
    if count == 0:
        return f"{type(series).__name__}([], {footer})"
    if cut:
        half = rows // 2
        first, last = (slice(0, half), slice(count - half, None)) if half else (slice(0, rows), slice(count, None))
        column = concat([part(column, first), part(column, last)])
        labels = _both_ends(labels, first, last)
    texts = fixed_width(format_values(column, bool(index), na_rep, float_format=float_format))
    if isinstance(labels, MultiIndex):
        named = any(n is not None for n in labels._names)
        levels = index_format(labels, names=True)
        lines = adjoin(2, *levels).split("\n")
    else:
        named = labels.name is not None
        lines = index_format(labels, name=True)
    if cut:
        place = half or rows
        width = len(texts[place - 1])
        texts.insert(place, ("..." if width > 3 else "..").center(width))
        lines.insert(place + 1, "")
    text = adjoin(3, lines[1:], texts) if index else "\n".join(texts)
    if named and header and index:
        text = lines[0] + "\n" + text
    text += "\n" + footer if footer else ""
    if buf is not None:
        buf.write(text)
        return None
    return text


def _both_ends(labels, first, last):
    if isinstance(labels, MultiIndex):
        return labels._with_codes([concat([part(code, first), part(code, last)]) for code in labels._codes])
    return index_of(concat([part(labels._column, first), part(labels._column, last)]), labels.name)


# ---- DataFrame ------------------------------------------------------------------------------------------------------------------------

def frame_repr(frame):
    return _FrameText(frame, max_rows=options["display.max_rows"], min_rows=options["display.min_rows"],
                      max_columns=options["display.max_columns"], dimensions="truncate", terminal=True).text()


def frame_to_string(frame, buf=None, columns=None, index=True, header=True, na_rep="NaN", float_format=None, max_rows=None, min_rows=None,
                    max_cols=None, show_dimensions=False, justify=None, line_width=None):
    if columns is not None:
        frame = frame[list(columns)]
    text = _FrameText(frame, max_rows, min_rows, max_cols, show_dimensions, False, index, header, na_rep, float_format).text()
    if buf is not None:
        buf.write(text)
        return None
    return text


class _FrameText:
    def __init__(self, frame, max_rows=None, min_rows=None, max_columns=None, dimensions=False, terminal=False, index=True, header=True,
                 na_rep="NaN", float_format=None):
        self.frame, self.index, self.header, self.na_rep, self.float_format = frame, index, header, na_rep, float_format
        self.terminal, self.dimensions = terminal, dimensions
        count = len(frame)
        self.rows = min(max_rows, min_rows) if max_rows and count > max_rows and min_rows else max_rows
        self.max_columns = max_columns
        self.columns = max_columns
        self.cut_down()

    def cut_down(self):
        frame = self.frame
        count, width = len(frame), len(frame.columns)
        self.cut_rows = bool(self.rows and count > self.rows)
        self.cut_columns = bool(self.columns and width > self.columns)
        places = list(range(width))
        if self.cut_columns:
            half = self.columns // 2
            self.column_place = half or self.columns
            places = places[:half] + places[-half:] if half else places[:self.columns]
        if self.cut_rows:
            half = self.rows // 2
            self.row_place = half or self.rows
        first, last = (slice(0, self.rows // 2), slice(count - self.rows // 2, None)) if self.cut_rows and self.rows > 1 else \
            (slice(0, self.rows), slice(count, None)) if self.cut_rows else (slice(None), slice(0, 0))
        self.labels = _both_ends(frame.index, first, last) if self.cut_rows else frame.index
        self.data = [frame._data[i] for i in places]
        if self.cut_rows:
            self.data = [concat([part(column, first), part(column, last)]) for column in self.data]
        self.names = frame.columns._take(_pandas.column(places, "int64")) if self.cut_columns else frame.columns

    def text(self):
        if not len(self.frame) or not len(self.frame.columns):
            return f"Empty DataFrame\nColumns: {pprint_thing(self.frame.columns)}\nIndex: {pprint_thing(self.frame.index)}"
        columns = self.text_columns()
        text = adjoin(1, *columns)
        if self.terminal:
            if self.max_columns:
                text = self.wrapped(columns) if max(map(len, text.split("\n"))) > options["display.width"] else text
            else:
                text = self.fitted(columns, text)
        if self.dimensions is True or self.dimensions == "truncate" and (self.cut_rows or self.cut_columns):
            text += f"\n\n[{len(self.frame)} rows x {len(self.frame.columns)} columns]"
        return text

    def fitted(self, columns, text):
        """As many columns as the terminal has room for."""
        excess = max(map(len, text.split("\n"))) - terminal_width() + 1
        widths = [max(map(len, column)) for column in columns]
        while excess > 0 and len(widths) > 1:
            middle = round(len(widths) / 2)
            excess -= widths.pop(middle) + 1
        fit = max(len(widths) - bool(self.index), 2)
        if fit >= len(self.frame.columns):
            return text
        self.columns = fit
        self.cut_down()
        return adjoin(1, *self.text_columns())

    def wrapped(self, columns):
        """Groups of columns below each other."""
        width = options["display.width"]
        index = columns.pop(0) if self.index else None
        room = width - (max(map(len, index)) + 1 if self.index else 0)
        bins, used = [], 0
        for i, column in enumerate(columns):
            size = max(map(len, column)) + 1
            used += size
            if used > room and i > 0:
                bins.append(i)
                used = size
        bins.append(len(columns))
        texts, start = [], 0
        height = len(index) if index else len(columns[0])
        for number, end in enumerate(bins):
            group = columns[start:end]
            if self.index:
                group.insert(0, index)
            group.append(["  "] * height if end < len(columns) and not number or end < len(columns) else [" "] * height)
            if end < len(columns):
                group[-1] = [" \\"] + ["  "] * (height - 1)
            texts.append(adjoin(1, *group) if end < len(columns) else adjoin(1, *group[:-1]))
            start = end
        return "\n\n".join(texts)

    def text_columns(self):
        columns = self.columns_alone()
        height = 0
        if self.index:
            columns.insert(0, self.index_lines())
            height = len(columns[0])
        if self.cut_columns:
            columns.insert(self.column_place + bool(self.index), [" ..."] * (height or len(columns[0])))
        if self.cut_rows:
            header_lines = len(columns[0]) - len(self.labels)
            for i, column in enumerate(columns):
                dot_column = self.cut_columns and i == self.column_place + bool(self.index)
                width = len(column[self.row_place])
                dots = "..." if width > 3 or dot_column else ".."
                if i == 0 and self.index:
                    dots = dots.ljust(width)
                else:
                    dots = dots.rjust(4 if dot_column else width)
                column.insert(self.row_place + header_lines, dots)
        return columns

    def columns_alone(self):
        headers = self.header_texts()
        columns = []
        for column, header in zip(self.data, headers):
            if self.row_names():
                header = [*header, ""]
            texts = format_values(column, bool(self.index), self.na_rep, float_format=self.float_format)
            if not self.header:
                columns.append(fixed_width(texts))
                continue
            least = max(map(len, header))
            texts = fixed_width(texts, "right", least)
            width = max(max(map(len, texts)), least)
            columns.append(justify(header, width, "right") + texts)
        return columns

    def row_names(self):
        return self.index and self.header and any(n is not None for n in self.labels.names)

    def header_texts(self):
        if isinstance(self.names, MultiIndex):
            rows = index_format(self.names, sparsify=False)
            levels = sparse([list(level) for level in zip(*rows)]) if rows else []
            return [list(row) for row in zip(*levels)]
        # pandas takes the types of the first columns, also where columns in the middle are left out.
        numeric = [not isinstance(column, Categorical) and column.dtype[0] in "iufb" for column in self.frame._data]
        texts = index_format(self.names)
        spaced = dict(zip(texts, numeric))
        return [[" " + text if spaced[text] else text] for text in texts]

    def index_lines(self):
        names = self.row_names()
        levels = index_format(self.labels, name=names, names=names)
        levels = levels if isinstance(self.labels, MultiIndex) else [levels]
        lines = adjoin(1, *(fixed_width(list(level), "left") for level in levels)).split("\n")
        if not self.header:
            return lines
        if any(n is not None for n in self.names.names):
            return ["" if n is None else pprint_thing(n) for n in self.names.names] + lines
        return [""] * self.names.nlevels + lines
