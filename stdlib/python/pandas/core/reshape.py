"""Tables put together and turned: concat, merge, pivot, stack."""
import _pandas
from _pandas import Column

from pandas.core.arrays import Categorical, as_column, boxed, concat as concat_columns, factorize, missing, nan, take
from pandas.core.frame import DataFrame
from pandas.core.index import Index, MultiIndex, RangeIndex, ensure_index, index_of
from pandas.core.series import Series


def concat(objs, axis=0, join="outer", ignore_index=False, keys=None, levels=None, names=None, verify_integrity=False, sort=False, copy=True):
    """Tables or series below or beside each other."""
    if isinstance(objs, (Series, DataFrame, str)):
        raise TypeError(f'first argument must be an iterable of pandas objects, you passed an object of type "{type(objs).__name__}"')
    if isinstance(objs, dict):
        keys = list(objs) if keys is None else keys
        objs = [objs[key] for key in keys]
    objs = list(objs)
    if not objs:
        raise ValueError("No objects to concatenate")
    if keys is not None:
        pairs = [(key, obj) for key, obj in zip(keys, objs) if obj is not None]
        keys, objs = [key for key, _ in pairs], [obj for _, obj in pairs]
    else:
        objs = [obj for obj in objs if obj is not None]
    if not objs:
        raise ValueError("All objects passed were None")
    for obj in objs:
        if not isinstance(obj, (Series, DataFrame)):
            raise TypeError(f"cannot concatenate object of type '{type(obj)}'; only Series and DataFrame objs are valid")
    if join not in ("inner", "outer"):
        raise ValueError("Only can inner (intersect) or outer (union) join the other axis")
    if axis in (1, "columns"):
        return _side_by_side(objs, join, ignore_index, keys, names, sort)
    if axis not in (0, "index"):
        raise ValueError(f"No axis named {axis} for object type {type(objs[0]).__name__}")
    if all(isinstance(obj, Series) for obj in objs):
        labels = _joined_labels(objs, ignore_index, keys, names, verify_integrity)
        called = {obj.name for obj in objs}
        return Series._of(concat_columns([obj._column for obj in objs]), labels, objs[0].name if len(called) == 1 else None)
    frames = [obj if isinstance(obj, DataFrame) else obj.to_frame(obj.name if obj.name is not None else 0) for obj in objs]
    columns = frames[0].columns
    for frame in frames[1:]:
        if not columns.equals(frame.columns):
            columns = columns.union(frame.columns, sort=None if sort else False) if join == "outer" else columns.intersection(frame.columns)
    if sort and join == "outer" and len(frames) > 1 and not all(columns.equals(frame.columns) for frame in frames):
        columns = columns.sort_values()
    data = []
    for place, name in enumerate(columns):
        parts = []
        for frame in frames:
            if frame.columns is columns or frame.columns.equals(columns):
                parts.append(frame._data[place])
            elif name in frame.columns:
                parts.append(frame._data[frame.columns.get_loc(name)])
            else:
                parts.append(None)
        kinds = [part.dtype for part in parts if part is not None]
        filler = "object" if kinds and kinds[0] in ("object", "bool", "category") else "datetime64[ns]" if "datetime64[ns]" in kinds else "float64"
        data.append(concat_columns([part if part is not None else _pandas.full(len(frame), nan if filler != "datetime64[ns]" else None, filler)
                                    for part, frame in zip(parts, frames)]))
    return DataFrame._of(data, columns, _joined_labels(frames, ignore_index, keys, names, verify_integrity))


def _joined_labels(objs, ignore_index, keys, names, verify=False):
    if ignore_index:
        return RangeIndex(sum(map(len, objs)))
    if keys is not None:
        first = concat_columns([take(as_column([key]), _pandas.full(len(obj), 0, "int64")) for key, obj in zip(keys, objs)]) \
            if not isinstance(keys[0], tuple) else None
        outer = [first] if first is not None else [as_column([key[i] for key, obj in zip(keys, objs) for _ in range(len(obj))]) for i in range(len(keys[0]))]
        inner = objs[0].index.append([obj.index for obj in objs[1:]]) if len(objs) > 1 else objs[0].index
        own = [inner._level_column(i) for i in range(inner.nlevels)] if isinstance(inner, MultiIndex) else [inner._column]
        called = list(names or []) + [None] * (len(outer) - len(names or []))
        called += list(inner.names) if len(called) == len(outer) else []
        codes, levels = [], []
        for number, column in enumerate([*outer, *own]):
            numbers, uniques = factorize(column, sort=number >= len(outer))
            levels.append(index_of(uniques))
            codes.append(numbers)
        return MultiIndex(levels, codes, called[:len(levels)])
    labels = objs[0].index.append([obj.index for obj in objs[1:]]) if len(objs) > 1 else objs[0].index
    if verify and not labels.is_unique:
        raise ValueError(f"Indexes have overlapping values: {labels[labels.to_series().duplicated()._column].unique()}")
    return labels


def _side_by_side(objs, join, ignore_index, keys, names, sort):
    labels = objs[0].index
    for obj in objs[1:]:
        if not labels.equals(obj.index):
            labels = labels.union(obj.index, sort=None if sort else False) if join == "outer" else labels.intersection(obj.index)
    if join == "outer" and not all(labels.equals(obj.index) for obj in objs) and not isinstance(labels, MultiIndex):
        if all(obj.index.is_monotonic_increasing for obj in objs):
            labels = labels.sort_values()
    data, called, number = [], [], 0
    for place, obj in enumerate(objs):
        aligned = obj if obj.index.equals(labels) else obj.reindex(labels)
        if isinstance(obj, Series):
            data.append(aligned._column)
            if keys is not None:
                called.append(keys[place])
            elif obj.name is None:
                called.append(number)
                number += 1
            else:
                called.append(obj.name)
        else:
            data.extend(aligned._data)
            called.extend((keys[place], name) for name in obj.columns) if keys is not None else called.extend(obj.columns)
    if ignore_index:
        return DataFrame._of(data, RangeIndex(len(data)), labels)
    if keys is not None and called and isinstance(called[0], tuple):
        from pandas.core.groupby import MultiIndex_in_order
        columns = MultiIndex_in_order(called)
    elif all(isinstance(name, int) for name in called) and called == list(range(len(called))):
        columns = RangeIndex(len(called))
    else:
        columns = Index(called, tupleize_cols=False)
    if keys is not None and names:
        columns = columns.rename(names[0]) if not isinstance(columns, MultiIndex) else columns
    return DataFrame._of(data, columns, labels)


# ---- Joining by values ------------------------------------------------------------------------------------------------------------------

def merge(left, right, how="inner", on=None, left_on=None, right_on=None, left_index=False, right_index=False, sort=False,
          suffixes=("_x", "_y"), copy=True, indicator=False, validate=None):
    """Rows of two tables side by side where keys are equal."""
    left = left.to_frame() if isinstance(left, Series) else left
    right = right.to_frame() if isinstance(right, Series) else right
    if not isinstance(right, DataFrame):
        raise TypeError(f"Can only merge Series or DataFrame objects, a {type(right)} was passed")
    if how not in ("inner", "left", "right", "outer", "cross"):
        raise ValueError(f"{how!r} is not a valid Merge type: left, right, inner, outer, cross")
    from pandas.errors import MergeError
    if how == "cross":
        rows_left = _pandas.column([i for i in range(len(left)) for _ in range(len(right))], "int64")
        rows_right = _pandas.column(list(range(len(right))) * len(left), "int64")
        return _merged(left, right, rows_left, rows_right, [], [], suffixes, RangeIndex(len(rows_left)))
    if on is None and left_on is None and right_on is None and not left_index and not right_index:
        on = [name for name in left.columns if name in right.columns]
        if not on:
            raise MergeError(f"No common columns to perform merge on. Merge options: left_on={left_on}, right_on={right_on}, "
                             f"left_index={left_index}, right_index={right_index}")
    if on is not None:
        left_on = right_on = on
    names_left = [] if left_index else list(left_on) if isinstance(left_on, (list, tuple)) else [left_on]
    names_right = [] if right_index else list(right_on) if isinstance(right_on, (list, tuple)) else [right_on]
    keys_left, keys_right = _keys(left, names_left, left_index), _keys(right, names_right, right_index)
    if len(keys_left) != len(keys_right):
        raise ValueError("len(right_on) must equal len(left_on)")
    codes_left, codes_right, uniques = _common_codes(keys_left, keys_right, names_left)
    if validate in ("one_to_one", "1:1", "one_to_many", "1:m") and len(set(codes_left.tolist())) < len(codes_left):
        raise MergeError("Merge keys are not unique in left dataset; not a one-to-" + ("one" if validate in ("one_to_one", "1:1") else "many") + " merge")
    if validate in ("one_to_one", "1:1", "many_to_one", "m:1") and len(set(codes_right.tolist())) < len(codes_right):
        raise MergeError("Merge keys are not unique in right dataset; not a " + ("one-to-one" if validate in ("one_to_one", "1:1") else "many-to-one") + " merge")
    if how == "right":
        rows_right, rows_left = _pandas.join_rows(codes_right, codes_left, True)
    else:
        rows_left, rows_right = _pandas.join_rows(codes_left, codes_right, how in ("left", "outer"))
    if how == "outer":
        hit = set(rows_right.tolist())
        rest = _pandas.column([i for i in range(len(right)) if i not in hit], "int64")
        rows_left = _pandas.concat([rows_left, _pandas.full(len(rest), -1, "int64")])
        rows_right = _pandas.concat([rows_right, rest])
    by_labels = left_index and right_index and how == "left" and not (left.index.is_unique and right.index.is_unique)
    if how in ("inner", "outer") or sort or by_labels:
        # In the order of the keys, or in that in which these first occur, missing ones last.
        places = _sorted_places(uniques) if sort or by_labels else _first_places(uniques)
        codes = [places[codes_left[i] if i >= 0 else codes_right[j]] for i, j in zip(rows_left.tolist(), rows_right.tolist())]
        order = _pandas.argsort(_pandas.column(codes, "int64"), True, True)
        rows_left, rows_right = take(rows_left, order), take(rows_right, order)
    if left_index and right_index:
        labels = index_of(_either(left.index._column, right.index._column, rows_left, rows_right), left.index.name if left.index.name == right.index.name else None)
    elif left_index or right_index:
        own, rows = (right.index, rows_right) if left_index else (left.index, rows_left)
        labels = own._take(rows) if not _pandas.reduce(_pandas.binary("lt", rows, 0), "any") else index_of(_either(left.index._column, right.index._column, rows_left, rows_right))
    else:
        labels = RangeIndex(len(rows_left))
    result = _merged(left, right, rows_left, rows_right, names_left, names_right, suffixes, labels)
    if indicator:
        marks = ["left_only" if j < 0 else "right_only" if i < 0 else "both" for i, j in zip(rows_left.tolist(), rows_right.tolist())]
        result["_merge" if indicator is True else indicator] = Series(Categorical(marks, categories=["left_only", "right_only", "both"]), index=labels)
    return result


def _keys(frame, names, by_index):
    if by_index:
        index = frame.index
        return [index._level_column(i) for i in range(index.nlevels)] if isinstance(index, MultiIndex) else [index._column]
    columns = []
    for name in names:
        if name not in frame.columns:
            if name in frame.index.names and name is not None:
                columns.append(frame.index.get_level_values(name)._column)
                continue
            raise KeyError(name)
        columns.append(frame[name]._column)
    return columns


def _common_codes(left, right, names):
    """Keys of both tables as numbers of one numbering, and the values of each number."""
    codes_left = codes_right = None
    for place, (a, b) in enumerate(zip(left, right)):
        a, b = (x.dense() if isinstance(x, Categorical) else x for x in (a, b))
        kinds = {a.dtype, b.dtype}
        if "object" in kinds and len(kinds) > 1 and len(a) and len(b):
            other = (kinds - {"object"}).pop()
            text = a if a.dtype == "object" else b
            if other[0] in "iuf" and any(isinstance(x, str) for x in text.tolist()):
                raise ValueError(f"You are trying to merge on {a.dtype} and {b.dtype} columns. If you wish to proceed you should use pd.concat")
        both = concat_columns([a, b])
        codes, rows = _pandas.factorize(both, True)
        if codes_left is None:
            combined, values = codes, take(both, rows)
        else:
            combined = _pandas.binary("add", _pandas.binary("mul", combined, len(rows)), codes)
            combined, _ = _pandas.factorize(combined)
        codes_left = combined
    codes, rows = _pandas.factorize(combined)
    count = len(left[0])
    keys = [take(concat_columns([x.dense() if isinstance(x, Categorical) else x for x in pair]), rows) for pair in zip(left, right)]
    return _pandas.slice(codes, slice(0, count)), _pandas.slice(codes, slice(count, None)), keys


def _first_places(keys):
    places = list(range(len(keys[0])))
    if len(keys) == 1:
        for row in _pandas.nonzero(keys[0].isna()).tolist():
            places[row] = len(places)
    return places


def _sorted_places(keys):
    from pandas.core.edit import lexical_order
    try:
        order = lexical_order(keys, [True] * len(keys)).tolist()
    except TypeError:
        order = list(range(len(keys[0])))
    places = [0] * len(order)
    for place, row in enumerate(order):
        places[row] = place
    return places


def _either(a, b, rows_a, rows_b):
    """Values of a where it has a row, else those of b."""
    items_a, items_b = boxed(a), boxed(b)
    return as_column([items_a[i] if i >= 0 else items_b[j] for i, j in zip(rows_a.tolist(), rows_b.tolist())])


def _merged(left, right, rows_left, rows_right, names_left, names_right, suffixes, labels):
    shared = [a for a, b in zip(names_left, names_right) if a == b]
    clash = [name for name in left.columns if name in right.columns and name not in shared]
    if clash and not any(suffixes):
        raise ValueError(f"columns overlap but no suffix specified: {Index(clash)}")
    data, names = [], []
    for name, column in zip(left.columns, left._data):
        if name in shared and _pandas.reduce(_pandas.binary("lt", rows_left, 0), "any"):
            other = right[name]._column
            data.append(_either(column, other, rows_left, rows_right))
        else:
            data.append(take(column, rows_left))
        names.append(f"{name}{suffixes[0]}" if name in clash and suffixes[0] else name)
    for name, column in zip(right.columns, right._data):
        if name in shared:
            continue
        data.append(take(column, rows_right))
        names.append(f"{name}{suffixes[1]}" if name in clash and suffixes[1] else name)
    return DataFrame._of(data, Index(names, tupleize_cols=False) if names else Index([], dtype="object"), labels)


def frame_merge(self, right, how="inner", on=None, left_on=None, right_on=None, left_index=False, right_index=False, sort=False,
                suffixes=("_x", "_y"), copy=True, indicator=False, validate=None):
    return merge(self, right, how, on, left_on, right_on, left_index, right_index, sort, suffixes, copy, indicator, validate)


def frame_join(self, other, on=None, how="left", lsuffix="", rsuffix="", sort=False):
    if isinstance(other, (list, tuple)):
        return concat([self, *other], axis=1, join="outer" if how in ("left", "outer") else how)
    if isinstance(other, Series):
        if other.name is None:
            raise ValueError("Other Series must have a name")
        other = other.to_frame()
    clash = [name for name in self.columns if name in other.columns]
    if clash and not lsuffix and not rsuffix:
        raise ValueError(f"columns overlap but no suffix specified: {Index(clash)}")
    return merge(self, other, how=how, left_on=on, left_index=on is None, right_index=True, suffixes=(lsuffix, rsuffix), sort=sort)


def series_append(self, to_append, ignore_index=False, verify_integrity=False):
    _warn_append("series")
    return concat([self, *(to_append if isinstance(to_append, (list, tuple)) else [to_append])], ignore_index=ignore_index)


def frame_append(self, other, ignore_index=False, verify_integrity=False, sort=False):
    _warn_append("frame")
    if isinstance(other, dict):
        if not ignore_index:
            raise TypeError("Can only append a dict if ignore_index=True")
        other = DataFrame([other])
    elif isinstance(other, Series):
        if other.name is None and not ignore_index:
            raise TypeError("Can only append a Series if ignore_index=True or if the Series has a name")
        other = DataFrame([other.tolist()], columns=other.index, index=[other.name])
    elif isinstance(other, list) and other and not isinstance(other[0], DataFrame):
        other = DataFrame(other)
    return concat([self, *(other if isinstance(other, (list, tuple)) else [other])], ignore_index=ignore_index, sort=sort)


def _warn_append(what):
    import warnings
    warnings.warn(f"The {what}.append method is deprecated and will be removed from pandas in a future version. Use pandas.concat instead.",
                  FutureWarning, stacklevel=3)


# ---- Turning ----------------------------------------------------------------------------------------------------------------------------

def frame_transpose(self, *args, copy=False):
    rows = list(self._rows_of_values())
    common = self._common()
    data = [_pandas.column(list(row), common) if common not in ("category", "datetime64[ns]") else as_column(list(row)) for row in rows]
    if not rows:
        data = [_pandas.column([], "object") for _ in self.index]
    return DataFrame._of(data, self.index, self.columns)


def frame_melt(self, id_vars=None, value_vars=None, var_name=None, value_name="value", ignore_index=True):
    ids = [] if id_vars is None else list(id_vars) if isinstance(id_vars, (list, tuple)) else [id_vars]
    values = [name for name in self.columns if name not in ids] if value_vars is None else \
        list(value_vars) if isinstance(value_vars, (list, tuple)) else [value_vars]
    absent = [name for name in [*ids, *values] if name not in self.columns]
    if absent:
        raise KeyError(f"The following '{'id_vars' if absent[0] in ids else 'value_vars'}' are not present in the DataFrame: {absent}")
    count = len(self)
    data = [concat_columns([self[name]._column] * len(values)) for name in ids]
    data.append(as_column([name for name in values for _ in range(count)]))
    data.append(concat_columns([self[name]._column for name in values]))
    return DataFrame._of(data, Index([*ids, var_name or self.columns.name or "variable", value_name]), RangeIndex(count * len(values)))


def melt(frame, id_vars=None, value_vars=None, var_name=None, value_name="value", ignore_index=True):
    return frame_melt(frame, id_vars, value_vars, var_name, value_name, ignore_index)


def _spread_out(rows, columns, values, fill_value=nan):
    """Values at the crossing of labels of rows and of columns."""
    codes_rows, row_labels = factorize(rows, True)
    codes_columns, column_labels = factorize(columns, True)
    data = []
    where, numbers = codes_rows.tolist(), codes_columns.tolist()
    items = boxed(values)
    cells = {}
    for row, column, item in zip(where, numbers, items):
        if row < 0 or column < 0:
            continue
        if (row, column) in cells:
            raise ValueError("Index contains duplicate entries, cannot reshape")
        cells[row, column] = item
    for column in range(len(column_labels)):
        found = [cells.get((row, column), fill_value) for row in range(len(row_labels))]
        kind = values.dtype if not isinstance(values, Categorical) and all((row, column) in cells for row in range(len(row_labels))) else None
        data.append(_pandas.column(found, kind) if kind not in (None, "datetime64[ns]") else as_column(found) if kind is None and values.dtype != "object" else _pandas.column(found, "object"))
    return data, row_labels, column_labels


def frame_pivot(self, index=None, columns=None, values=None):
    rows = self.index._column if index is None else self[index]._column
    row_name = self.index.name if index is None else index
    if values is None:
        left = [name for name in self.columns if name not in (index, columns)]
        data, names = [], []
        for name in left:
            part, row_labels, column_labels = _spread_out(rows, self[columns]._column, self[name]._column)
            data.extend(part)
            names.extend((name, label) for label in boxed(column_labels))
        from pandas.core.groupby import MultiIndex_in_order
        labels = MultiIndex_in_order(names)
        labels.names = [None, columns]
        return DataFrame._of(data, labels, index_of(row_labels, row_name))
    data, row_labels, column_labels = _spread_out(rows, self[columns]._column, self[values]._column)
    return DataFrame._of(data, index_of(column_labels, columns), index_of(row_labels, row_name))


def frame_pivot_table(self, values=None, index=None, columns=None, aggfunc="mean", fill_value=None, margins=False, dropna=True,
                      margins_name="All", observed=False, sort=True):
    if margins:
        raise NotImplementedError("pivot_table() with margins")
    rows = list(index) if isinstance(index, (list, tuple)) else [] if index is None else [index]
    across = list(columns) if isinstance(columns, (list, tuple)) else [] if columns is None else [columns]
    names = [values] if values is not None and not isinstance(values, (list, tuple)) else \
        [name for name in self.columns if name not in rows + across and self[name]._column.dtype[0] in "iufb"] if values is None else list(values)
    for name in [*rows, *across, *names]:
        if name not in self.columns:
            raise KeyError(name)
    grouped = self.groupby(rows + across)[sorted(names) if values is None else names].agg(aggfunc)
    for place, name in enumerate(grouped.columns):
        column = grouped._data[place]
        if name in self.columns and self[name]._column.dtype[0] in "iu" and column.dtype == "float64" and not column.hasna and \
                all(x == int(x) for x in column.tolist()):
            grouped._data[place] = column.astype("int64")
    if not across:
        result = grouped
    else:
        if len(across) > 1 or not rows:
            raise NotImplementedError("pivot_table() with several levels of columns")
        result = grouped.unstack()
        if values is not None and not isinstance(values, (list, tuple)) and isinstance(result.columns, MultiIndex) and isinstance(aggfunc, (str,)) or \
                values is not None and not isinstance(values, (list, tuple)) and callable(aggfunc):
            result.columns = result.columns.droplevel(0)
    if fill_value is not None:
        result = result.fillna(fill_value)
        for place, column in enumerate(result._data):
            if column.dtype == "float64" and isinstance(fill_value, int) and all(self[name]._column.dtype[0] in "iu" for name in names) and \
                    all(x == int(x) for x in column.tolist()) and aggfunc != "mean":
                result._data[place] = column.astype("int64")
    return result


def pivot_table(data, values=None, index=None, columns=None, aggfunc="mean", fill_value=None, margins=False, dropna=True, margins_name="All",
                observed=False, sort=True):
    return frame_pivot_table(data, values, index, columns, aggfunc, fill_value, margins, dropna, margins_name, observed, sort)


def crosstab(index, columns, values=None, rownames=None, colnames=None, aggfunc=None, margins=False, margins_name="All", dropna=True, normalize=False):
    if margins or values is not None or normalize:
        raise NotImplementedError("crosstab() with margins, values or normalize")
    frame = DataFrame._of([as_column(index), as_column(columns)], Index(["row_0", "col_0"]), RangeIndex(len(index)))
    counts = frame.groupby(["row_0", "col_0"]).size().unstack(fill_value=0)
    counts.index.name = getattr(index, "name", None) or "row_0"
    counts.columns.name = getattr(columns, "name", None) or "col_0"
    return counts


def series_unstack(self, level=-1, fill_value=None):
    index = self.index
    if not isinstance(index, MultiIndex):
        raise ValueError(f"index must be a MultiIndex to unstack, {type(index)} was passed")
    place = index._level(level)
    rest = index.droplevel(place)
    data, row_labels, column_labels = _spread_out(rest._column, index._level_column(place), self._column, nan if fill_value is None else fill_value)
    rows = MultiIndex.from_tuples(boxed(row_labels), names=rest.names) if isinstance(rest, MultiIndex) else index_of(row_labels, rest.name)
    return DataFrame._of(data, index_of(column_labels, index._names[place]), rows)


def frame_unstack(self, level=-1, fill_value=None):
    index = self.index
    if not isinstance(index, MultiIndex):
        return concat([series for _, series in self.items()], keys=self.columns.tolist())
    data, names, rows = [], [], None
    for name, series in self.items():
        part = series.unstack(level, fill_value)
        data.extend(part._data)
        names.extend((*(name if isinstance(name, tuple) else (name,)), label) for label in part.columns)
        rows, across = part.index, part.columns.name
    from pandas.core.groupby import MultiIndex_in_order
    labels = MultiIndex_in_order(names)
    labels.names = [*self.columns.names, across]
    return DataFrame._of(data, labels, rows)


def frame_stack(self, level=-1, dropna=True):
    if isinstance(self.columns, MultiIndex):
        raise NotImplementedError("stack() of several levels of columns")
    labels = [(*(label if isinstance(label, tuple) else (label,)), name) for label in self.index for name in self.columns]
    column = as_column([value for row in self._rows_of_values() for value in row])
    stacked = Series._of(column, MultiIndex.from_tuples(labels, names=[*self.index.names, self.columns.name]))
    return stacked.dropna() if dropna else stacked


def _exploded(values):
    rows, items = [], []
    for row, value in enumerate(values):
        parts = list(value) if isinstance(value, (list, tuple, set)) else [value]
        for part in parts or [nan]:
            rows.append(row)
            items.append(part)
    return _pandas.column(rows, "int64"), items


def series_explode(self, ignore_index=False):
    rows, items = _exploded(self.tolist())
    return Series._of(_pandas.column(items, "object"), RangeIndex(len(items)) if ignore_index else self.index._take(rows), self.name)


def frame_explode(self, column, ignore_index=False):
    rows, items = _exploded(self[column].tolist())
    result = self._rows(rows)
    result._set_column(column, _pandas.column(items, "object"))
    if ignore_index:
        result.__dict__["_index"] = RangeIndex(len(items))
    return result


def get_dummies(data, prefix=None, prefix_sep="_", dummy_na=False, columns=None, sparse=False, drop_first=False, dtype=None):
    """A column of 0 and 1 for each value."""
    kind = "uint8" if dtype is None else dtype
    from pandas.core.arrays import cast

    def marks(column, before):
        codes, uniques = factorize(column, True)
        labels = boxed(uniques)[1 if drop_first else 0:]
        first = 1 if drop_first else 0
        return [cast(_pandas.binary("eq", codes, i + first), kind) for i in range(len(labels))], [label if before is None else f"{before}{prefix_sep}{label}" for label in labels]
    if not isinstance(data, DataFrame):
        series = data if isinstance(data, Series) else Series(data)
        made, names = marks(series._column, prefix)
        return DataFrame._of(made, Index(names), series.index)
    chosen = [name for name, column in zip(data.columns, data._data) if column.dtype in ("object", "category")] if columns is None else list(columns)
    kept = [name for name in data.columns if name not in chosen]
    parts, names = [data[name]._column for name in kept], list(kept)
    for place, name in enumerate(chosen):
        before = name if prefix is None else prefix[place] if isinstance(prefix, list) else prefix[name] if isinstance(prefix, dict) else prefix
        made, called = marks(data[name]._column, before)
        parts += made
        names += called
    return DataFrame._of(parts, Index(names), data.index)
