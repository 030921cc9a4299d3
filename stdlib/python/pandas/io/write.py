"""Tables to text and to objects of Python: to_csv, to_dict, to_json, info."""
import sys

import _pandas
from _pandas import Column

from pandas.core.arrays import Categorical, as_column, boxed, full_dtype, missing
from pandas.core.frame import DataFrame
from pandas.core.index import Index, MultiIndex, RangeIndex
from pandas.core.series import Series


# ---- CSV --------------------------------------------------------------------------------------------------------------------------------

def _texts(column, na_rep, float_format):
    """The values of a column as a file has them."""
    if isinstance(column, Categorical):
        column = column.dense()
    if column.dtype == "datetime64[ns]":
        from pandas.core.times import format_moments
        return [na_rep if text.strip() == "NaT" else text.strip() for text in format_moments(column)]
    if column.dtype == "float32":
        return [na_rep if x != x else _single(x) for x in column.tolist()]
    items = column.tolist()
    if float_format is not None:
        show = float_format if callable(float_format) else lambda x: float_format % x
        return [na_rep if missing(x) else show(x) if isinstance(x, float) else x if isinstance(x, str) else str(x) for x in items]
    if column.dtype[0] == "f":
        return [na_rep if x != x else repr(x) for x in items]
    return [x if isinstance(x, str) else na_rep if missing(x) else str(x) for x in items]


def _single(x):
    for digits in range(6, 18):
        text = f"{x:.{digits}g}"
        if float(text) == x or digits >= 9:
            return repr(float(text))
    return repr(x)


def to_csv(self, path_or_buf=None, sep=",", na_rep="", float_format=None, columns=None, header=True, index=True, index_label=None, mode="w",
           encoding=None, compression="infer", quoting=None, quotechar='"', lineterminator=None, chunksize=None, date_format=None,
           doublequote=True, escapechar=None, decimal=".", errors="strict"):
    frame = self.to_frame() if self.ndim == 1 else self
    if self.ndim == 1 and self.name is None:
        frame.columns = ["0"]
    if columns is not None:
        frame = frame[list(columns)]
    end = lineterminator or "\n"
    quoting = quoting or 0
    special = {sep, quotechar, "\n", "\r"}

    def quoted(text, number=False):
        if quoting == 3:
            return text
        if quoting == 1 or quoting == 2 and not number or any(char in text for char in special) or text == "" and len(frame.columns) + index == 1:
            return quotechar + text.replace(quotechar, quotechar * 2) + quotechar
        return text
    levels = [frame.index._level_column(i) for i in range(frame.index.nlevels)] if isinstance(frame.index, MultiIndex) else [frame.index._column]
    parts = ([(texts, column.dtype[0] in "iuf") for column in levels for texts in [_texts(column, na_rep, float_format)]] if index else [])
    parts += [(_texts(column, na_rep, float_format), not isinstance(column, Categorical) and column.dtype[0] in "iuf") for column in frame._data]
    if decimal != ".":
        parts = [([text.replace(".", decimal) for text in texts] if number else texts, number) for texts, number in parts]
    lines = []
    if header:
        names = list(header) if isinstance(header, (list, tuple)) else [str(name) for name in frame.columns]
        if index:
            labels = [index_label] if isinstance(index_label, str) else index_label if index_label is not None else frame.index.names
            names = ["" if name is None else str(name) for name in labels] + names if index_label is not False else names
        lines.append(sep.join(map(quoted, names)))
    columns = [[quoted(text, number) for text in texts] for texts, number in parts]
    lines.extend(map(sep.join, zip(*columns)))
    text = end.join(lines) + end if lines else ""
    if path_or_buf is None:
        return text
    if hasattr(path_or_buf, "write"):
        path_or_buf.write(text)
        return None
    with open(path_or_buf, mode, encoding=encoding or "utf-8", newline="", errors=errors) as file:
        file.write(text)
    return None


# ---- Objects of Python ------------------------------------------------------------------------------------------------------------------

def frame_to_dict(self, orient="dict", into=dict, index=True):
    names, labels = self.columns.tolist(), self.index.tolist()
    columns = [boxed(column) for column in self._data]
    if orient == "dict":
        return into((name, into(zip(labels, values))) for name, values in zip(names, columns))
    if orient == "list":
        return into(zip(names, columns))
    if orient == "series":
        return into((name, self._column_series(i)) for i, name in enumerate(names))
    if orient == "records":
        return [into(zip(names, row)) for row in self._rows_of_values()]
    if orient == "index":
        if not self.index.is_unique:
            raise ValueError("DataFrame index must be unique for orient='index'.")
        return into((label, into(zip(names, row))) for label, row in zip(labels, self._rows_of_values()))
    if orient == "split":
        return into([("index", labels), ("columns", names), ("data", [list(row) for row in self._rows_of_values()])])
    raise ValueError(f"orient '{orient}' not understood")




def to_json(self, path_or_buf=None, orient=None, date_format=None, double_precision=10, force_ascii=True, lines=False, index=True, indent=None):
    import json

    def plain(value):
        if missing(value):
            return None
        if isinstance(value, float):
            value = round(value, double_precision)
            return value
        return value
    if self.ndim == 1:
        data = {str(label): plain(value) for label, value in self.items()} if orient in (None, "index") else [plain(value) for value in self]
    elif orient == "records":
        data = [{str(k): plain(v) for k, v in row.items()} for row in self.to_dict("records")]
    elif orient in (None, "columns"):
        data = {str(name): {str(label): plain(v) for label, v in values.items()} for name, values in self.to_dict().items()}
    elif orient == "index":
        data = {str(label): {str(name): plain(v) for name, v in values.items()} for label, values in self.to_dict("index").items()}
    elif orient == "split":
        data = {"columns": self.columns.tolist(), "index": self.index.tolist(), "data": [[plain(v) for v in row] for row in self._rows_of_values()]}
    elif orient == "values":
        data = [[plain(v) for v in row] for row in self._rows_of_values()]
    else:
        raise ValueError(f"Invalid value '{orient}' for option 'orient'")
    if lines:
        text = "\n".join(json.dumps(row, separators=(",", ":"), ensure_ascii=force_ascii) for row in data) + "\n"
    else:
        text = json.dumps(data, separators=(",", ":") if indent is None else (",", ":"), ensure_ascii=force_ascii, indent=indent)
    text = text.replace("/", "\\/")
    if path_or_buf is None:
        return text
    if hasattr(path_or_buf, "write"):
        path_or_buf.write(text)
    else:
        with open(path_or_buf, "w", encoding="utf-8") as file:
            file.write(text)
    return None


# ---- info -------------------------------------------------------------------------------------------------------------------------------

def _size_text(size, mark):
    for unit in ("bytes", "KB", "MB", "GB", "TB"):
        if size < 1024.0:
            return f"{size:3.1f}{mark} {unit}"
        size /= 1024.0
    return f"{size:3.1f}{mark} PB"


def _index_line(index):
    name = type(index).__name__
    if len(index) == 0:
        return f"{name}: 0 entries"
    from pandas.io.formats import pprint_thing
    first, last = index[0], index[-1]
    return f"{name}: {len(index)} entries, {pprint_thing(first) if not isinstance(first, str) else first} to {pprint_thing(last) if not isinstance(last, str) else last}"


def _usage_line(owner, memory_usage):
    if memory_usage is False:
        return []
    deep = memory_usage == "deep"
    columns = owner._data if owner.ndim == 2 else [owner._column]
    objects = any(column.dtype == "object" for column in columns) or _holds_objects(owner.index)
    usage = owner.memory_usage(index=True, deep=deep)
    usage = usage.sum() if owner.ndim == 2 else usage
    return [f"memory usage: {_size_text(usage, '+' if objects and not deep else '')}\n"]


def _holds_objects(index):
    if isinstance(index, MultiIndex):
        return any(_holds_objects(level) for level in index._levels)
    return not isinstance(index, RangeIndex) and index._column.dtype == "object"


def _type_counts(columns):
    counts = {}
    for column in columns:
        name = str(full_dtype(column))
        counts[name] = counts.get(name, 0) + 1
    return "dtypes: " + ", ".join(f"{name}({count})" for name, count in sorted(counts.items()))


def _table(headers, rows):
    widths = [max([len(header), *(len(row[i]) for row in rows)]) for i, header in enumerate(headers)]
    yield "  ".join(header.ljust(width) for header, width in zip(headers, widths))
    yield "  ".join(("-" * len(header)).ljust(width) for header, width in zip(headers, widths))
    for row in rows:
        yield "  ".join(text.ljust(width) for text, width in zip(row, widths))


def frame_info(self, verbose=None, buf=None, max_cols=None, memory_usage=None, show_counts=None, null_counts=None):
    from pandas.io.formats import pprint_thing
    if memory_usage is None:
        memory_usage = True
    count = len(self.columns)
    lines = [str(type(self)), _index_line(self.index)]
    if count == 0:
        lines.append(f"Empty {type(self).__name__}\n")
        (buf or sys.stdout).write("\n".join(lines))
        return
    full = count <= (100 if max_cols is None else max_cols) if verbose is None else verbose
    if full:
        counts = self.count().tolist() if show_counts is None or show_counts else None
        lines.append(f"Data columns (total {count} columns):")
        headers = [" # ", "Column", *(["Non-Null Count"] if counts else []), "Dtype"]
        rows = [[f" {i}", pprint_thing(name), *([f"{counts[i]} non-null"] if counts else []), str(full_dtype(column))]
                for i, (name, column) in enumerate(zip(self.columns, self._data))]
        lines.extend(_table(headers, rows))
    else:
        lines.append(f"Columns: {count} entries, {pprint_thing(self.columns[0])} to {pprint_thing(self.columns[-1])}")
    lines.append(_type_counts(self._data))
    lines.extend(_usage_line(self, memory_usage))
    (buf or sys.stdout).write("\n".join(lines))


def series_info(self, verbose=None, buf=None, max_cols=None, memory_usage=None, show_counts=True):
    if memory_usage is None:
        memory_usage = True
    lines = [str(type(self)), _index_line(self.index)]
    if verbose is None or verbose:
        lines.append(f"Series name: {self.name}")
        headers = [*(["Non-Null Count"] if show_counts else []), "Dtype"]
        lines.extend(_table(headers, [[*([f"{self.count()} non-null"] if show_counts else []), str(self.dtype)]]))
    lines.append(_type_counts([self._column]))
    lines.extend(_usage_line(self, memory_usage))
    (buf or sys.stdout).write("\n".join(lines))
