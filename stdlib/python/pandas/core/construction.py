"""What a DataFrame is made of: dicts, lists of rows, other tables."""
import _pandas
from _pandas import Column

from pandas.core.arrays import Categorical, as_column, cast, missing, nan, single, take
from pandas.core.index import Index, RangeIndex, ensure_index, index_of
from pandas.core.series import Series


def frame_parts(data, index, columns, dtype):
    """The columns, their names, the labels of rows."""
    from pandas.core.frame import DataFrame
    labels = None if index is None else ensure_index(index)
    names = None if columns is None else ensure_index(columns)
    if data is None:
        data = {}
    if isinstance(data, DataFrame):
        if labels is not None or names is not None:
            data = data.reindex(index=labels, columns=names)
        parts = list(data._data), data._columns, data._index
    elif isinstance(data, Series):
        name = data.name if data.name is not None else 0
        if names is not None and data.name is None and len(names) == 1:
            name = names[0]
        parts = _from_dict({name: data}, labels, names)
    elif isinstance(data, dict):
        parts = _from_dict(data, labels, names)
    elif isinstance(data, (str, bytes)) or not hasattr(data, "__iter__"):
        if labels is None or names is None:
            raise ValueError("DataFrame constructor not properly called!")
        rows = _pandas.full(len(labels), 0, "int64")
        parts = [take(single(data), rows) for _ in names], names, labels
    else:
        parts = _from_rows(data, labels, names)
    if dtype is not None:
        parts = [cast(column, dtype) for column in parts[0]], parts[1], parts[2]
    return parts


def _from_dict(data, labels, names):
    keys = list(data)
    if names is not None:
        given = [key in data for key in names]
        data = {key: data[key] for key in names if key in data}
    data = {key: list(value) if hasattr(value, "__iter__") and not hasattr(value, "__len__") else value for key, value in data.items()}
    values = list(data.values())
    if labels is None:
        labels = _common_labels(values, bool(keys), names)
    columns = []
    for value in values:
        columns.append(_column_for(value, labels))
    if names is None:
        names = ensure_index(keys) if keys else Index([], dtype="object")
    elif not all(given):
        filled, rest = [], iter(columns)
        for there in given:
            filled.append(next(rest) if there else _pandas.full(len(labels), nan, "object"))
        columns = filled
    return columns, names, labels


def _common_labels(values, any_key, names):
    labels = None
    lengths = set()
    scalars = False
    for value in values:
        if isinstance(value, (Series, dict)):
            own = value.index if isinstance(value, Series) else ensure_index(list(value))
            if labels is None:
                labels = own
            elif not labels.equals(own):
                labels = labels.union(own, sort=None if all(isinstance(v, Series) for v in values) else False)
        elif isinstance(value, (str, bytes)) or not hasattr(value, "__iter__"):
            scalars = True
        else:
            lengths.add(len(value) if hasattr(value, "__len__") else 0)
    if labels is not None:
        if lengths:
            if any(isinstance(value, dict) for value in values):
                raise ValueError("Mixing dicts with non-Series may lead to ambiguous ordering.")
            if len(lengths) > 1:
                raise ValueError("All arrays must be of the same length")
            if len(labels) not in lengths:
                raise ValueError(f"array length {lengths.pop()} does not match index length {len(labels)}")
        return labels
    if len(lengths) > 1:
        raise ValueError("All arrays must be of the same length")
    if lengths:
        return RangeIndex(lengths.pop())
    if scalars:
        raise ValueError("If using all scalar values, you must pass an index")
    return RangeIndex(0) if any_key and values else Index([], dtype="object")


def _column_for(value, labels):
    if isinstance(value, dict):
        value = Series(value)
    if isinstance(value, Series):
        return value._column.copy() if value.index is labels or value.index.equals(labels) else value.reindex(labels)._column
    if isinstance(value, (str, bytes)) or not hasattr(value, "__iter__"):
        one = single(value)
        return take(one, _pandas.full(len(labels), 0, "int64"))
    column = as_column(value)
    if len(column) != len(labels):
        raise ValueError(f"Length of values ({len(column)}) does not match length of index ({len(labels)})")
    return column.copy() if column is value or hasattr(value, "_column") else column


def _from_rows(data, labels, names):
    index_name = None
    rows = data if isinstance(data, list) else list(data)
    if not rows:
        names = names if names is not None else Index([], dtype="object") if not hasattr(data, "_column") else RangeIndex(1)
        labels = labels if labels is not None else Index([], dtype="object")
        return [_pandas.full(len(labels), nan, "object") for _ in names], names, labels
    first = rows[0]
    if isinstance(first, dict):
        return _from_dicts(rows, labels, names)
    if isinstance(first, Series):
        columns = first.index
        for row in rows[1:]:
            if not columns.equals(row.index):
                columns = columns.union(row.index, sort=False)
        if labels is None:
            own = [row.name for row in rows]
            labels = RangeIndex(len(rows)) if all(name is None for name in own) else Index(own)
        rows = [row.reindex(columns).tolist() for row in rows]
        names = columns if names is None else names
    elif hasattr(type(first), "__dataclass_fields__"):
        fields = list(type(first).__dataclass_fields__)
        names = ensure_index(fields) if names is None else names
        rows = [[getattr(row, field) for field in fields] for row in rows]
    elif isinstance(first, (list, tuple, range)):
        if hasattr(first, "_fields") and names is None:
            names = ensure_index(list(first._fields))
    else:
        column = as_column(data)
        names = names if names is not None else RangeIndex(1) if getattr(data, "name", None) is None else Index([data.name])
        if len(names) != 1:
            raise ValueError(f"Shape of passed values is ({len(column)}, 1), indices imply ({len(column)}, {len(names)})")
        return [column], names, _checked_labels(labels, len(column), 1)
    width = max(map(len, rows))
    if labels is not None and len(rows) == 1 and isinstance(first, (list, tuple)):
        rows = rows * len(labels)  # one row stands for all
    if names is not None and len(names) != width:
        raise ValueError(f"{len(names)} columns passed, passed data had {width} columns")
    columns = []
    for place in range(width):
        columns.append(as_column([row[place] if place < len(row) else None for row in rows]))
    names = RangeIndex(width) if names is None else names
    return columns, names, _checked_labels(labels, len(rows), width)


def _checked_labels(labels, count, width):
    if labels is None:
        return RangeIndex(count)
    if len(labels) != count:
        raise ValueError(f"Shape of passed values is ({count}, {width}), indices imply ({len(labels)}, {width})")
    return labels


def _from_dicts(rows, labels, names):
    if names is None:
        known = {}
        for row in rows:
            known.update(dict.fromkeys(row))
        names = ensure_index(list(known))
    columns = [as_column([row.get(name, nan) for row in rows]) for name in names]
    return columns, names, _checked_labels(labels, len(rows), len(names))
