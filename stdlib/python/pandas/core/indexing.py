"""Parts of tables by labels and by places: [], loc, iloc, at, iat, and putting values there."""
import _pandas
from _pandas import Column

from pandas.core.arrays import Categorical, as_column, boxed, boxed_item, missing, nan, part, put, single, take
from pandas.core.index import Index, MultiIndex, RangeIndex, _rows_of, ensure_index, index_of


def _is_mask(key):
    if hasattr(key, "_column"):
        column = key._column
        return column.dtype == "bool" or column.dtype == "object" and len(column) > 0 and all(x is True or x is False for x in column.tolist())
    if isinstance(key, Column):
        return key.dtype == "bool"
    return isinstance(key, list) and bool(key) and all(x is True or x is False for x in key)


def mask_rows(owner_index, mask):
    """The rows where a mask is True; a Series is brought into the order of the labels first."""
    if hasattr(mask, "_column"):
        if hasattr(mask, "index") and not mask.index.equals(owner_index):
            mask = mask.reindex(owner_index)
            if mask._column.hasna:
                from pandas.errors import IndexingError
                raise IndexingError("Unalignable boolean Series provided as indexer (index of the boolean Series and of the indexed object do not match).")
        column = mask._column
    else:
        column = as_column(mask)
    if len(column) != len(owner_index):
        raise ValueError(f"Item wrong length {len(column)} instead of {len(owner_index)}.")
    if column.dtype == "object":
        if column.hasna:
            raise ValueError("Cannot mask with non-boolean array containing NA / NaN values")
        column = column.astype("bool")
    return _pandas.nonzero(column)


def _slice_places(index, key):
    """A slice in [] as places: of whole numbers places already, of labels from one to the other."""
    if all(x is None or isinstance(x, int) and not isinstance(x, bool) for x in (key.start, key.stop, key.step)):
        if index._column.dtype[0] != "f" if not isinstance(index, (RangeIndex, MultiIndex)) else True:
            return key
    return label_slice(index, key)


def label_slice(index, key):
    start, stop = index.slice_locs(key.start, key.stop)
    return slice(start, stop, key.step)


def label_rows(index, labels):
    """The rows of labels, each label as often as it occurs; KeyError names those that are not there."""
    labels = labels if isinstance(labels, Index) else labels.tolist() if hasattr(labels, "_column") else list(labels)
    rows, absent = [], []
    for label in labels:
        try:
            found = index._find(label)
        except KeyError:
            absent.append(label)
            continue
        rows.extend([found] if isinstance(found, int) else found)
    if absent:
        axis = "index"
        if len(absent) == len(labels):
            wanted = ensure_index(list(labels)) if not isinstance(labels, Index) else labels
            raise KeyError(f"None of [{wanted!r}] are in the [{{axis}}]", True)
        raise KeyError(f"{absent} not in {axis}", False)
    return _pandas.column(rows, "int64")


def _named_rows(index, labels, axis):
    try:
        return label_rows(index, labels)
    except KeyError as error:
        text, none = error.args
        raise KeyError(text.replace("{axis}", axis)) from None


# ---- Series[...] ----------------------------------------------------------------------------------------------------------------------

def series_get(series, key):
    index = series.index
    if isinstance(key, slice):
        return series._rows_slice(_slice_places(index, key))
    if isinstance(key, (list, Column)) or hasattr(key, "_column") or isinstance(key, range):
        if _is_mask(key):
            return series._rows(mask_rows(index, key))
        keys = list(key)
        if keys and all(isinstance(k, int) and not isinstance(k, bool) for k in keys) and not isinstance(index, RangeIndex) and \
                index._column.dtype[0] not in "iuf":
            return series._rows(_rows_of(keys, len(series)))
        return series._rows(_named_rows(index, keys, "index"))
    if callable(key):
        return series_get(series, key(series))
    try:
        found = index._find(key)
    except KeyError:
        if isinstance(key, int) and not isinstance(index, RangeIndex) and (isinstance(index, MultiIndex) or index._column.dtype[0] not in "iuf"):
            n = len(series)
            if not -n <= key < n:
                raise IndexError(f"index {key} is out of bounds for axis 0 with size {n}") from None
            return boxed_item(series._column, key % n)
        raise KeyError(key) from None
    if isinstance(found, int):
        return boxed_item(series._column, found)
    return _several(series, found, key)


def _several(thing, rows, key):
    picked = thing._rows(_pandas.column(rows, "int64"))
    if isinstance(picked.index, MultiIndex) and (not isinstance(key, tuple) or len(key) < picked.index.nlevels):
        picked.index = picked.index.droplevel(list(range(len(key) if isinstance(key, tuple) else 1)))
    return picked


def series_set(series, key, value):
    index = series.index
    if isinstance(key, slice):
        rows = _pandas.slice(_pandas.arange(0, 1, len(series)), _slice_places(index, key))
    elif isinstance(key, (list, Column)) or hasattr(key, "_column"):
        rows = mask_rows(index, key) if _is_mask(key) else _named_rows(index, key, "index")
    elif callable(key):
        return series_set(series, key(series), value)
    else:
        try:
            found = index._find(key)
        except KeyError:
            if isinstance(key, int) and index._column.dtype[0] not in "iuf" and key < len(series):
                found = key % len(series)
            else:
                _enlarge_series(series, key, value)
                return
        rows = _pandas.column([found] if isinstance(found, int) else found, "int64")
    set_rows(series, rows, value)


def _enlarge_series(series, key, value):
    from pandas.core.arrays import concat
    column = concat([series._column, single(value, series._column.dtype)]) if len(series) else single(value)
    index = series.index
    if isinstance(index, RangeIndex) and key == len(index):
        index = RangeIndex(len(index) + 1)
    else:
        index = Index([*index, key], name=index.name) if len(index) else Index([key], name=index.name)
    series.__dict__.update(_column=column, _index=index)


def set_rows(series, rows, value):
    """Puts values into rows of a series, in place where the type allows."""
    column = series._column
    value = _value_column(value, rows, series.index)
    if isinstance(value, (Column, Categorical)) and len(value) not in (1, len(rows)):
        raise ValueError("cannot set using a list-like indexer with a different length than the value")
    changed = put(column, rows, value)
    if isinstance(changed, Column) and isinstance(column, Column) and changed.dtype == column.dtype:
        _pandas.put_rows(column, rows, _pandas.take(changed, rows))
    elif isinstance(column, Categorical):
        column.codes_column = changed.codes_column
    else:
        series.__dict__["_column"] = changed


def _value_column(value, rows, index):
    if hasattr(value, "index") and hasattr(value, "_column"):
        wanted = index._take(rows)
        return value._column if len(value) == len(rows) and value.index.equals(wanted) else value.reindex(wanted)._column
    if isinstance(value, (list, tuple, range, Index)):
        return as_column(value)
    return value


# ---- DataFrame[...] -------------------------------------------------------------------------------------------------------------------

def frame_get(frame, key):
    from pandas.core.frame import DataFrame
    if isinstance(key, slice):
        return frame._rows_slice(_slice_places(frame.index, key))
    if isinstance(key, DataFrame):
        return frame.where(key)
    if isinstance(key, (list, Column)) or hasattr(key, "_column"):
        if _is_mask(key):
            return frame._rows(mask_rows(frame.index, key))
        return frame._select(_named_rows(frame.columns, key, "columns").tolist())
    if callable(key):
        return frame_get(frame, key(frame))
    try:
        found = frame.columns._find(key)
    except KeyError:
        raise KeyError(key) from None
    if isinstance(found, int):
        return frame._column_series(found)
    picked = frame._select(found)
    if isinstance(picked.columns, MultiIndex):
        picked.columns = picked.columns.droplevel(list(range(len(key) if isinstance(key, tuple) else 1)))
    return picked


def column_for(frame, value):
    """A value as a column of the frame's length."""
    from pandas.core.series import Series
    labels = frame.index
    if isinstance(value, Series):
        if not len(frame.columns) and not len(labels):
            frame.__dict__["_index"] = value.index
            return value._column.copy()
        return value._column.copy() if value.index is labels or value.index.equals(labels) else value.reindex(labels)._column
    if hasattr(value, "columns") and hasattr(value, "_data"):
        if len(value.columns) != 1:
            raise ValueError("Columns must be same length as key")
        return column_for(frame, value._column_series(0))
    if isinstance(value, (str, bytes)) or not hasattr(value, "__iter__"):
        return take(single(value), _pandas.full(len(labels), 0, "int64"))
    column = as_column(value)
    if not len(frame.columns) and not len(labels):
        frame.__dict__["_index"] = RangeIndex(len(column))
    elif len(column) != len(labels):
        raise ValueError(f"Length of values ({len(column)}) does not match length of index ({len(labels)})")
    return column.copy() if hasattr(value, "_column") else column


def frame_set(frame, key, value):
    from pandas.core.frame import DataFrame
    if callable(key):
        key = key(frame)
    if isinstance(key, DataFrame):
        _set_where(frame, key, value)
        return
    if isinstance(key, slice):
        rows = _pandas.slice(_pandas.arange(0, 1, len(frame)), _slice_places(frame.index, key))
        _set_cells(frame, rows, list(range(len(frame.columns))), value)
        return
    if isinstance(key, (list, Column)) or hasattr(key, "_column"):
        if _is_mask(key):
            _set_cells(frame, mask_rows(frame.index, key), list(range(len(frame.columns))), value)
            return
        names = list(key)
        if isinstance(value, DataFrame):
            if len(value.columns) != len(names):
                raise ValueError("Columns must be same length as key")
            values = [value._column_series(i) for i in range(len(names))]
        elif isinstance(value, (list, tuple)) and value and isinstance(value[0], (list, tuple)):
            values = [list(part) for part in zip(*value)]
            if len(values) != len(names):
                raise ValueError("Columns must be same length as key")
        elif isinstance(value, (list, tuple)):
            if len(value) != len(names):
                raise ValueError("Columns must be same length as key")
            values = value
        else:
            values = [value] * len(names)
        for name, single_value in zip(names, values):
            frame_set(frame, name, single_value)
        return
    hash(key)
    frame._set_column(key, column_for(frame, value))


def _set_where(frame, where, value):
    for place, name in enumerate(frame.columns):
        if name in where.columns:
            rows = mask_rows(frame.index, where[name])
            _set_cells(frame, rows, [place], value)


def _set_cells(frame, rows, places, value):
    """One value, one per column, one per row, or a table, into rows of some columns."""
    from pandas.core.frame import DataFrame
    from pandas.core.series import Series
    for number, place in enumerate(places):
        given = value
        if isinstance(value, DataFrame):
            name = frame.columns[place]
            if name not in value.columns:
                continue
            given = value[name]
        elif isinstance(value, dict):
            given = value[frame.columns[place]]
        elif isinstance(value, Series) and len(places) > 1 and value.index.equals(frame.columns._take(_pandas.column(list(places), "int64"))):
            given = value[frame.columns[place]] if len(rows) == 1 or not value.index.equals(frame.index) else value
        elif isinstance(value, (list, tuple)) and value:
            if isinstance(value[0], (list, tuple)):
                given = [row[number] for row in value]
            elif len(places) > 1 or len(rows) == 1 and len(value) == len(places):
                if len(value) != len(places):
                    raise ValueError("Must have equal len keys and value when setting with an iterable")
                given = value[number]
            elif len(value) != len(rows):
                raise ValueError("Must have equal len keys and value when setting with an iterable")
        series = frame._column_series(place)
        before = series._column
        set_rows(series, rows, given)
        if series._column is not before:
            data = list(frame._data)
            data[place] = series._column
            frame.__dict__["_data"] = data


# ---- loc, iloc, at, iat ---------------------------------------------------------------------------------------------------------------

class _Places:
    def __init__(self, owner):
        self.owner = owner

    def split(self, key):
        """The parts of a key for rows and columns."""
        frame = self.owner
        if isinstance(key, tuple) and frame.ndim == 2 and not (isinstance(frame.index, MultiIndex) and self.is_row_label(key)):
            if len(key) > 2:
                from pandas.errors import IndexingError
                raise IndexingError("Too many indexers")
            return key if len(key) == 2 else (key[0], slice(None))
        if isinstance(key, tuple) and frame.ndim == 1 and not isinstance(frame.index, MultiIndex) and len(key) == 1:
            key = key[0]
        return key, slice(None)

    def is_row_label(self, key):
        return all(not isinstance(k, (slice, list)) for k in key) and (len(key) > 2 or key in self.owner.index._places() or key[1] not in self.owner.columns)


def _row_of_frame(frame, row):
    if not frame._data:
        from pandas.core.series import Series
        return Series._of(_pandas.column([], "object"), frame.columns, frame.index[row])
    return frame._row_series([boxed_item(column, row) for column in frame._data], frame.index[row])


class Loc(_Places):
    __module__ = "pandas.core.indexing"

    def rows(self, index, key, axis):
        """A place, or a column of places."""
        if isinstance(key, slice):
            return _pandas.slice(_pandas.arange(0, 1, len(index)), label_slice(index, key))
        if isinstance(key, (list, Column, Index, range)) or hasattr(key, "_column"):
            if _is_mask(key):
                if isinstance(key, list) and len(key) != len(index):
                    raise IndexError(f"Boolean index has wrong length: {len(key)} instead of {len(index)}")
                return mask_rows(index, key)
            return _named_rows(index, key, axis)
        try:
            found = index._find(key)
        except KeyError:
            raise KeyError(key) from None
        return found if isinstance(found, int) else _pandas.column(found, "int64")

    def __getitem__(self, key):
        owner = self.owner
        if callable(key):
            key = key(owner)
        row_key, column_key = self.split(key)
        rows = self.rows(owner.index, row_key, "index")
        if owner.ndim == 1:
            if isinstance(rows, int):
                return boxed_item(owner._column, rows)
            if isinstance(owner.index, MultiIndex) and not isinstance(row_key, (slice, list)) and not _is_mask(row_key):
                return _several(owner, rows.tolist(), row_key)
            return owner._rows(rows)
        everything = isinstance(column_key, slice) and column_key == slice(None)
        columns = None if everything else self.rows(owner.columns, column_key, "columns")
        if isinstance(columns, int):
            series = owner._column_series(columns)
            return boxed_item(series._column, rows) if isinstance(rows, int) else \
                _several(series, rows.tolist(), row_key) if isinstance(owner.index, MultiIndex) and not isinstance(row_key, (slice, list)) and \
                not _is_mask(row_key) else series._rows(rows)
        if columns is not None:
            owner = owner._select(columns.tolist())
        if isinstance(rows, int):
            return _row_of_frame(owner, rows)
        if isinstance(owner.index, MultiIndex) and not isinstance(row_key, (slice, list)) and not _is_mask(row_key):
            return _several(owner, rows.tolist(), row_key)
        return owner._rows(rows)

    def __setitem__(self, key, value):
        owner = self.owner
        if callable(key):
            key = key(owner)
        row_key, column_key = self.split(key)
        simple = not isinstance(row_key, (slice, list, Column, Index, range)) and not hasattr(row_key, "_column")
        if simple and row_key not in owner.index:
            self.enlarge(row_key, column_key, value)
            return
        rows = self.rows(owner.index, row_key, "index")
        rows = _pandas.column([rows], "int64") if isinstance(rows, int) else rows
        if owner.ndim == 1:
            set_rows(owner, rows, value)
            return
        names = column_key if isinstance(column_key, list) else [column_key]
        if not isinstance(column_key, slice) and not _is_mask(column_key) and not hasattr(column_key, "_column"):
            for name in names:
                if name not in owner.columns:
                    if len(rows) == len(owner) and not isinstance(value, (list, tuple)):
                        owner._set_column(name, column_for(owner, value))
                        continue
                    owner._set_column(name, _pandas.full(len(owner), nan, "object" if isinstance(value, str) else "float64"))
        columns = self.rows(owner.columns, column_key, "columns")
        if len(rows) == len(owner) and isinstance(row_key, slice) and isinstance(columns, int) and not isinstance(value, (list, tuple)):
            series = owner._column_series(columns)
        _set_cells(owner, rows, [columns] if isinstance(columns, int) else columns.tolist(), value)

    def enlarge(self, row_key, column_key, value):
        owner = self.owner
        if owner.ndim == 1:
            _enlarge_series(owner, row_key, value)
            return
        from pandas.core.arrays import concat
        if isinstance(column_key, slice):
            if isinstance(value, dict):
                values = [value.get(name, nan) for name in owner.columns]
            elif hasattr(value, "index") and hasattr(value, "_column"):
                values = [value.get(name, nan) for name in owner.columns]
            elif isinstance(value, (list, tuple)):
                values = list(value)
                if len(values) != len(owner.columns):
                    raise ValueError("cannot set a row with mismatched columns")
            else:
                values = [value] * len(owner.columns)
        else:
            values = [value if name == column_key else nan for name in owner.columns]
            if column_key not in owner.columns:
                owner._set_column(column_key, _pandas.full(len(owner), nan, "object" if isinstance(value, str) else "float64"))
                values.append(value)
        data = [concat([column, single(v, column.dtype)]) if len(column) else single(v) for column, v in zip(owner._data, values)]
        index = owner.index
        if isinstance(index, RangeIndex) and row_key == len(index) and (len(index) == 0 or index._range == range(len(index))):
            index = RangeIndex(len(index) + 1) if len(index) else Index([row_key])
        else:
            index = Index([*index, row_key], name=index.name)
        owner.__dict__.update(_data=data, _index=index)


class ILoc(_Places):
    __module__ = "pandas.core.indexing"

    def rows(self, length, key):
        if isinstance(key, int) and not isinstance(key, bool):
            if not -length <= key < length:
                raise IndexError("single positional indexer is out-of-bounds")
            return key % length
        if isinstance(key, slice):
            return _pandas.slice(_pandas.arange(0, 1, length), key)
        if isinstance(key, str):
            raise TypeError("Cannot index by location index with a non-integer key")
        if _is_mask(key):
            if hasattr(key, "index") and hasattr(key, "_column"):
                raise ValueError("iLocation based boolean indexing cannot use an indexable as a mask")
            if len(key) != length:
                raise IndexError(f"Boolean index has wrong length: {len(key)} instead of {length}")
            return _rows_of(key, length)
        if isinstance(key, (list, Column, Index, range, tuple)) or hasattr(key, "_column"):
            keys = list(key)
            if any(not -length <= k < length for k in keys):
                raise IndexError("positional indexers are out-of-bounds")
            return _pandas.column([k % length for k in keys], "int64")
        raise TypeError("Cannot index by location index with a non-integer key")

    def split(self, key):
        if isinstance(key, tuple):
            if len(key) > self.owner.ndim:
                from pandas.errors import IndexingError
                raise IndexingError("Too many indexers")
            return key if len(key) == 2 else (key[0], slice(None))
        return key, slice(None)

    def __getitem__(self, key):
        owner = self.owner
        if callable(key):
            key = key(owner)
        row_key, column_key = self.split(key)
        if owner.ndim == 2 and isinstance(row_key, slice) and row_key == slice(None) and isinstance(column_key, int):
            return owner._column_series(self.rows(len(owner.columns), column_key))
        rows = self.rows(len(owner), row_key)
        if owner.ndim == 1:
            return boxed_item(owner._column, rows) if isinstance(rows, int) else \
                owner._rows_slice(row_key) if isinstance(row_key, slice) else owner._rows(rows)
        if not (isinstance(column_key, slice) and column_key == slice(None)):
            columns = self.rows(len(owner.columns), column_key)
            if isinstance(columns, int):
                series = owner._column_series(columns)
                return boxed_item(series._column, rows) if isinstance(rows, int) else series._rows(rows)
            owner = owner._select(columns.tolist())
        if isinstance(rows, int):
            return _row_of_frame(owner, rows)
        return owner._rows_slice(row_key) if isinstance(row_key, slice) else owner._rows(rows)

    def __setitem__(self, key, value):
        owner = self.owner
        row_key, column_key = self.split(key)
        try:
            rows = self.rows(len(owner), row_key)
        except IndexError:
            if isinstance(row_key, int):
                raise IndexError("iloc cannot enlarge its target object") from None
            raise
        rows = _pandas.column([rows], "int64") if isinstance(rows, int) else rows
        if owner.ndim == 1:
            set_rows(owner, rows, value)
            return
        columns = self.rows(len(owner.columns), column_key)
        _set_cells(owner, rows, [columns] if isinstance(columns, int) else columns.tolist(), value)


class At(Loc):
    __module__ = "pandas.core.indexing"

    def __getitem__(self, key):
        owner = self.owner
        if owner.ndim == 2:
            if not isinstance(key, tuple):
                raise TypeError("At based indexing needs a row and a column")
            row, name = key
            series = owner[name]
        else:
            row, series = key, owner
        found = series.index._find(row)
        return boxed_item(series._column, found) if isinstance(found, int) else series._rows(_pandas.column(found, "int64"))


class IAt(ILoc):
    __module__ = "pandas.core.indexing"

    def __getitem__(self, key):
        keys = key if isinstance(key, tuple) else (key,)
        if not all(isinstance(k, int) for k in keys):
            raise ValueError("iAt based indexing can only have integer indexers")
        owner = self.owner
        for k, length in zip(keys, owner.shape):
            if not -length <= k < length:
                raise IndexError(f"index {k} is out of bounds for axis 0 with size {length}")
        return ILoc.__getitem__(self, key)
