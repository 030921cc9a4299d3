"""Methods that give a changed table: labels, order, missing values, values by functions."""
import _pandas
from _pandas import Column

from pandas.core.arrays import (Categorical, as_column, boxed, cast, common_type, concat, fill, missing, nan, part, put, single, take,
                                type_name)
from pandas.core.frame import DataFrame
from pandas.core.index import Index, MultiIndex, RangeIndex, ensure_index, index_of
from pandas.core.series import Series


def _replace_with(self, other, inplace):
    """The answer of a method with inplace=."""
    if not inplace:
        return other
    self.__dict__.update(other.__dict__)
    return None


def _axis(axis):
    if axis in (0, "index", "rows"):
        return 0
    if axis in (1, "columns"):
        return 1
    raise ValueError(f"No axis named {axis} for object type DataFrame")


def _listed(labels):
    return list(labels) if isinstance(labels, (list, Index, set, Series)) else [labels]


# ---- Labels ---------------------------------------------------------------------------------------------------------------------------

def _dropped_rows(self, labels, errors):
    index = self.index
    labels = _listed(labels)
    gone, absent = set(), []
    for label in labels:
        try:
            found = index._find(label)
        except KeyError:
            absent.append(label)
            continue
        gone.update([found] if isinstance(found, int) else found)
    if absent and errors != "ignore":
        raise KeyError(f"{absent} not found in axis")
    return self._rows(_pandas.column([i for i in range(len(index)) if i not in gone], "int64"))


def drop(self, labels=None, axis=0, index=None, columns=None, level=None, inplace=False, errors="raise"):
    if labels is not None:
        if index is not None or columns is not None:
            raise ValueError("Cannot specify both 'labels' and 'index'/'columns'")
        if _axis(axis) == 1 and self.ndim == 2:
            columns = labels
        else:
            index = labels
    elif index is None and columns is None:
        raise ValueError("Need to specify at least one of 'labels', 'index' or 'columns'")
    result = self
    if columns is not None and self.ndim == 2:
        gone, absent = set(), []
        for name in _listed(columns):
            if name in result.columns:
                gone.update(result._places_of(name))
            else:
                absent.append(name)
        if absent and errors != "ignore":
            raise KeyError(f"{absent} not found in axis")
        result = result._select([i for i in range(len(result._data)) if i not in gone])
    if index is not None:
        result = _dropped_rows(result, index, errors)
    return _replace_with(self, result, inplace)


def _renamed(labels, mapper, errors="ignore"):
    if callable(mapper):
        new = [mapper(label) for label in labels]
    else:
        if errors == "raise":
            absent = [label for label in mapper if label not in labels]
            if absent:
                raise KeyError(f"{absent} not found in axis")
        new = [mapper.get(label, label) for label in labels]
    if new == labels.tolist():
        return labels
    return Index(new, name=labels.name, tupleize_cols=labels.nlevels > 1)


def rename(self, mapper=None, index=None, columns=None, axis=None, copy=True, inplace=False, level=None, errors="ignore"):
    if self.ndim == 1:
        target = mapper if index is None else index
        if target is None or not callable(target) and not isinstance(target, (dict, Series)):
            result = self.copy()
            result.name = target
            return _replace_with(self, result, inplace)
        index = target if isinstance(target, dict) or callable(target) else target.to_dict()
    elif mapper is not None:
        if axis is not None and _axis(axis) == 1:
            columns = mapper
        else:
            index = mapper
    result = self.copy()
    if index is not None:
        result.__dict__["_index"] = _renamed(self.index, index, errors)
    if columns is not None:
        result.__dict__["_columns"] = _renamed(self.columns, columns, errors)
    return _replace_with(self, result, inplace)


def rename_axis(self, mapper=None, index=None, columns=None, axis=0, copy=True, inplace=False):
    result = self.copy()
    if columns is not None or mapper is not None and _axis(axis) == 1:
        result.__dict__["_columns"] = result.columns.rename(mapper if columns is None else columns)
    if index is not None or mapper is not None and _axis(axis) == 0:
        result.__dict__["_index"] = result.index.rename(mapper if index is None else index)
    return _replace_with(self, result, inplace)


def set_axis(self, labels, axis=0, inplace=False, copy=True):
    result = self.copy()
    if _axis(axis) == 1:
        result.columns = labels
    else:
        result.index = labels
    return _replace_with(self, result, inplace)


def frame_add_prefix(self, prefix):
    return self.rename(columns=lambda name: f"{prefix}{name}")


def frame_add_suffix(self, suffix):
    return self.rename(columns=lambda name: f"{name}{suffix}")


def reset_index(self, level=None, drop=False, inplace=False, col_level=0, col_fill="", name=None, names=None):
    count = len(self)
    index = self.index
    left = None
    if level is not None and isinstance(index, MultiIndex):
        places = [index._level(x) for x in (level if isinstance(level, (list, tuple)) else [level])]
        if len(places) < index.nlevels:
            left = index.droplevel(places)
    else:
        places = list(range(index.nlevels))
    labels = RangeIndex(count) if left is None else left
    if self.ndim == 1:
        if drop:
            return _replace_with(self, Series._of(self._column, labels, self.name), inplace)
        if inplace:
            raise TypeError("Cannot reset_index inplace on a Series to create a DataFrame")
        frame = self.to_frame(name if name is not None else self.name if self.name is not None else 0)
        return frame.reset_index(level=level)
    result = DataFrame._of(list(self._data), self.columns, labels)
    if not drop:
        for number, place in enumerate(places):
            if isinstance(index, MultiIndex):
                label = index._names[place] if index._names[place] is not None else f"level_{place}"
                column = index._level_column(place)
            else:
                label = index.name if index.name is not None else "index" if "index" not in self.columns else "level_0"
                column = index._column
            if names is not None:
                label = names[number] if isinstance(names, (list, tuple)) else names
            if isinstance(self.columns, MultiIndex):
                label = (label,) + ("",) * (self.columns.nlevels - 1)
            if label in result.columns:
                raise ValueError(f"cannot insert {label}, already exists")
            result._insert(number, label, column)
    return _replace_with(self, result, inplace)


def frame_set_index(self, keys, drop=True, append=False, inplace=False, verify_integrity=False):
    listed = keys if isinstance(keys, list) else [keys]
    absent = [key for key in listed if not isinstance(key, (Series, Index, list)) and key not in self.columns]
    if absent:
        raise KeyError(f"None of {absent} are in the columns")
    columns, names = [], []
    if append:
        for i in range(self.index.nlevels):
            values = self.index.get_level_values(i)
            columns.append(values._column)
            names.append(values.name)
    for key in listed:
        columns.append(as_column(key) if isinstance(key, (Series, Index, list)) else self[key]._column)
        names.append(getattr(key, "name", None) if isinstance(key, (Series, Index, list)) else key)
    labels = index_of(columns[0], names[0]) if len(columns) == 1 else MultiIndex.from_arrays(columns, names=names)
    if verify_integrity and not labels.is_unique:
        raise ValueError(f"Index has duplicate keys: {labels}")
    gone = {key for key in listed if not isinstance(key, (Series, Index, list))} if drop else set()
    kept = self._select([i for i, name in enumerate(self.columns) if name not in gone])
    return _replace_with(self, DataFrame._of(kept._data, kept.columns, labels), inplace)


def reindex(self, labels=None, index=None, columns=None, axis=None, method=None, copy=True, level=None, fill_value=nan, limit=None):
    if labels is not None:
        if axis is not None and _axis(axis) == 1:
            columns = labels
        else:
            index = labels
    result = self
    if index is not None:
        target = ensure_index(index)
        if isinstance(self.index, Index) and target.name is None and not isinstance(index, Index) and not isinstance(target, MultiIndex):
            target = target.rename(self.index.name)
        if not self.index.is_unique:
            raise ValueError("cannot reindex on an axis with duplicate labels")
        rows = self.index.get_indexer(target)
        if self.ndim == 1:
            column = _taken(self._column, rows, fill_value)
            result = Series._of(column, target, self.name)
        else:
            result = DataFrame._of([_taken(column, rows, fill_value) for column in self._data], self.columns, target)
        if method in ("ffill", "pad"):
            result = result.ffill()
        elif method in ("bfill", "backfill"):
            result = result.bfill()
    if columns is not None:
        target = ensure_index(columns)
        data = []
        for name in target:
            if name in result.columns:
                data.append(result._data[result._places_of(name)[0]])
            else:
                data.append(take(single(fill_value), _pandas.full(len(result), 0, "int64")))
        result = DataFrame._of(data, target, result.index)
    return result if result is not self else self.copy()


def _taken(column, rows, fill_value):
    if missing(fill_value):
        return take(column, rows)
    absent = _pandas.nonzero(_pandas.binary("lt", rows, 0))
    if not len(absent):
        return take(column, rows)
    safe = rows.copy()
    if len(column) == 0:
        return take(single(fill_value), _pandas.full(len(rows), 0, "int64"))
    _pandas.put_rows(safe, absent, _pandas.column([0], "int64"))
    return put(take(column, safe), absent, fill_value)


# ---- Order ----------------------------------------------------------------------------------------------------------------------------

def _sortable(column, key):
    if key is not None:
        changed = key(Series(column))
        column = changed._column if hasattr(changed, "_column") else as_column(changed)
    return column.codes_column if isinstance(column, Categorical) else column


def _order(column, ascending, kind, na_position):
    return _pandas.argsort(column, bool(ascending), kind in ("stable", "mergesort"), na_position == "first")


def series_sort_values(self, axis=0, ascending=True, inplace=False, kind="quicksort", na_position="last", ignore_index=False, key=None):
    if isinstance(ascending, (list, tuple)):
        if len(ascending) != 1:
            raise ValueError(f"Length of ascending ({len(ascending)}) must be 1 for Series")
        ascending = ascending[0]
    column = self._column
    if isinstance(column, Categorical):
        column = fill_codes(column)
    rows = _order(_sortable(column, key), ascending, kind, na_position)
    result = self._rows(rows)
    if ignore_index:
        result.__dict__["_index"] = RangeIndex(len(result))
    return _replace_with(self, result, inplace)


def fill_codes(column):
    """Codes of a categorical with NaN where a value is missing, for sorting."""
    codes = column.codes_column.astype("float64")
    absent = _pandas.nonzero(column.isna())
    if len(absent):
        _pandas.put_rows(codes, absent, _pandas.column([nan], "float64"))
    return codes


def series_argsort(self, axis=0, kind="quicksort", order=None):
    return Series._of(_pandas.argsort(self._column, True, kind in ("stable", "mergesort")), self.index, self.name)


def frame_sort_values(self, by, axis=0, ascending=True, inplace=False, kind="quicksort", na_position="last", ignore_index=False, key=None):
    names = by if isinstance(by, list) else [by]
    ascendings = list(ascending) if isinstance(ascending, (list, tuple)) else [ascending] * len(names)
    if len(ascendings) != len(names):
        raise ValueError(f"Length of ascending ({len(ascendings)}) != length of by ({len(names)})")
    columns = []
    for name in names:
        if name in self.columns:
            column = self[name]._column
        elif name in self.index.names and name is not None:
            column = self.index.get_level_values(name)._column
        else:
            raise KeyError(name)
        columns.append(_sortable(fill_codes(column) if isinstance(column, Categorical) else column, key))
    if len(columns) == 1:
        rows = _order(columns[0], ascendings[0], kind, na_position)
    else:
        rows = lexical_order(columns, ascendings, na_position)
    result = self._rows(rows)
    if ignore_index:
        result.__dict__["_index"] = RangeIndex(len(result))
    return _replace_with(self, result, inplace)


def lexical_order(columns, ascendings, na_position="last"):
    """Rows by several columns, the first one before all."""
    rows = None
    for column, ascending in reversed(list(zip(columns, ascendings))):
        values = column if rows is None else take(column, rows)
        order = _pandas.argsort(values, bool(ascending), True, na_position == "first")
        rows = order if rows is None else take(rows, order)
    return rows


def sort_index(self, axis=0, level=None, ascending=True, inplace=False, kind="quicksort", na_position="last", sort_remaining=True,
               ignore_index=False, key=None):
    if self.ndim == 2 and _axis(axis) == 1:
        order = _label_order(self.columns, level, ascending, kind, na_position, key)
        result = self._select(order.tolist()) if order is not None else self.copy()
    else:
        order = _label_order(self.index, level, ascending, kind, na_position, key)
        result = self.copy() if order is None else self._rows(order)
        if ignore_index:
            result.__dict__["_index"] = RangeIndex(len(result))
    return _replace_with(self, result, inplace)


def _label_order(index, level, ascending, kind, na_position, key):
    if isinstance(index, MultiIndex):
        places = list(range(index.nlevels))
        if level is not None:
            first = [index._level(x) for x in (level if isinstance(level, (list, tuple)) else [level])]
            places = first + [place for place in places if place not in first]
        ascendings = list(ascending) if isinstance(ascending, (list, tuple)) else [ascending] * len(places)
        return lexical_order([index._level_column(place) for place in places], ascendings + [True] * (len(places) - len(ascendings)), na_position)
    if isinstance(ascending, (list, tuple)):
        ascending = ascending[0]
    if key is None and (index.is_monotonic_increasing if ascending else index.is_monotonic_decreasing):
        return None
    column = index._column
    return _order(_sortable(fill_codes(column) if isinstance(column, Categorical) else column, key), ascending, kind, na_position)


# ---- Missing values -------------------------------------------------------------------------------------------------------------------

def fillna(self, value=None, method=None, axis=None, inplace=False, limit=None, downcast=None):
    if value is None and method is None:
        raise ValueError("Must specify a fill 'value' or 'method'.")
    if value is not None and method is not None:
        raise ValueError("Cannot specify both 'value' and 'method'.")
    if method is not None:
        if method not in ("ffill", "pad", "bfill", "backfill"):
            raise ValueError(f"Invalid fill method. Expecting pad (ffill) or backfill (bfill). Got {method}")
        return _replace_with(self, self.ffill() if method in ("ffill", "pad") else self.bfill(), inplace)
    if isinstance(value, (list, tuple)):
        raise TypeError(f'"value" parameter must be a scalar or dict, but you passed a "{type(value).__name__}"')
    if self.ndim == 1:
        if isinstance(value, (dict, Series)):
            value = Series(value)
            given = value.reindex(self.index)._column
            rows = _pandas.nonzero(_pandas.binary("and", self._column.isna(), _pandas.unary("invert", given.isna())))
            result = self._like(put(self._column, rows, take(given, rows)) if len(rows) else self._column.copy())
        else:
            result = self._like(_filled(self._column, value))
        return _replace_with(self, result, inplace)
    if isinstance(value, (dict, Series)):
        data = [_filled(column, value[name]) if name in value else column.copy() for name, column in zip(self.columns, self._data)]
    elif isinstance(value, DataFrame):
        data = [self._column_series(i).fillna(value[name])._column if name in value.columns else column
                for i, (name, column) in enumerate(zip(self.columns, self._data))]
    else:
        data = [_filled(column, value) for column in self._data]
    return _replace_with(self, DataFrame._of(data, self.columns, self.index), inplace)


def _filled(column, value):
    if isinstance(column, Categorical) and value not in column.categories:
        raise TypeError(f"Cannot setitem on a Categorical with a new category ({value}), set the categories first")
    result = fill(column, value)
    if result.dtype == "object" and column.dtype == "object" and column.hasna:
        items = result.tolist()
        if items and all(x is True or x is False for x in items):
            return result.astype("bool")
        if items and all(isinstance(x, int) and not isinstance(x, bool) for x in items):
            return _pandas.column(items)
    return result


def _carried(column, backwards):
    """Rows whose values stand in place of the missing ones."""
    absent = column.isna().tolist()
    count = len(absent)
    rows, last = [-1] * count, -1
    for i in (range(count - 1, -1, -1) if backwards else range(count)):
        if not absent[i]:
            last = i
        rows[i] = last
    if count and -1 in rows and column.dtype == "object":
        return put_missing_back(column, rows)
    return take(column, _pandas.column(rows, "int64")) if column.hasna else column.copy()


def put_missing_back(column, rows):
    items = column.tolist()
    return _pandas.column([items[row] if row >= 0 else items[i] for i, row in enumerate(rows)], "object")


def ffill(self, axis=None, inplace=False, limit=None, downcast=None):
    return _replace_with(self, self._map_columns(lambda column: _carried(column, False)), inplace)


def bfill(self, axis=None, inplace=False, limit=None, downcast=None):
    return _replace_with(self, self._map_columns(lambda column: _carried(column, True)), inplace)


def dropna(self, axis=0, how=None, thresh=None, subset=None, inplace=False):
    if self.ndim == 1:
        return _replace_with(self, self._rows(_pandas.nonzero(_pandas.unary("invert", self._column.isna()))), inplace)
    if how is not None and how not in ("any", "all"):
        raise ValueError(f"invalid how option: {how}")
    if _axis(axis) == 1:
        kept = []
        for i, column in enumerate(self._data):
            there = len(column) - _pandas.reduce(column.isna(), "sum")
            if there >= thresh if thresh is not None else there > 0 or not len(column) if how == "all" else there == len(column):
                kept.append(i)
        return _replace_with(self, self._select(kept), inplace)
    names = self.columns.tolist() if subset is None else list(subset) if isinstance(subset, (list, tuple, Index)) else [subset]
    absent = [name for name in names if name not in self.columns]
    if absent:
        raise KeyError(absent)
    count = _pandas.full(len(self), 0, "int64")
    for name in names:
        count = _pandas.binary("add", count, _pandas.unary("invert", self._data[self._places_of(name)[0]].isna()).astype("int64"))
    keep = _pandas.binary("ge", count, thresh if thresh is not None else 1 if how == "all" else len(names))
    return _replace_with(self, self._rows(_pandas.nonzero(keep)), inplace)


def filled_pair(a, b, value):
    """Both columns with `value` where only one of them has a value."""
    if not isinstance(b, Column):
        return fill(a, value), b
    gone_a, gone_b = a.isna(), b.isna()
    only_a, only_b = (_pandas.nonzero(_pandas.binary("and", x, _pandas.unary("invert", y))) for x, y in ((gone_a, gone_b), (gone_b, gone_a)))
    return (put(a, only_a, value) if len(only_a) else a), (put(b, only_b, value) if len(only_b) else b)


# ---- Values ---------------------------------------------------------------------------------------------------------------------------

def astype(self, dtype, copy=True, errors="raise"):
    try:
        if self.ndim == 1:
            if isinstance(dtype, dict):
                if set(dtype) - {self.name}:
                    raise KeyError("Only the Series name can be used for the key in Series dtype mappings.")
                dtype = dtype[self.name]
            return self._like(cast(self._column, dtype))
        if isinstance(dtype, (dict, Series)):
            dtype = dict(dtype.items())
            absent = [name for name in dtype if name not in self.columns]
            if absent:
                raise KeyError(f"Only a column name can be used for the key in a dtype mappings argument. '{absent[0]}' not found in columns.")
            data = [cast(column, dtype[name]) if name in dtype else column.copy() for name, column in zip(self.columns, self._data)]
            return DataFrame._of(data, self.columns, self.index)
        return self._map_columns(lambda column: cast(column, dtype))
    except (TypeError, ValueError):
        if errors == "ignore":
            return self.copy()
        raise


def replace(self, to_replace=None, value=None, inplace=False, limit=None, regex=False, method=None):
    if isinstance(to_replace, dict) and self.ndim == 2 and value is None and any(isinstance(v, dict) for v in to_replace.values()):
        result = self.copy()
        for name, mapping in to_replace.items():
            result._set_column(name, _replaced(result[name]._column, dict(mapping), regex))
        return _replace_with(self, result, inplace)
    if isinstance(to_replace, dict):
        mapping = to_replace if value is None else dict.fromkeys(to_replace, value)
        if value is not None and self.ndim == 2:
            result = self.copy()
            for name, old in to_replace.items():
                result._set_column(name, _replaced(result[name]._column, {old: value}, regex))
            return _replace_with(self, result, inplace)
    elif isinstance(to_replace, (list, tuple)):
        mapping = dict(zip(to_replace, value)) if isinstance(value, (list, tuple)) else dict.fromkeys(to_replace, value)
    else:
        mapping = {to_replace: value}
    return _replace_with(self, self._map_columns(lambda column: _replaced(column, mapping, regex)), inplace)


def _replaced(column, mapping, regex):
    if isinstance(column, Categorical):
        return Categorical(_replaced(column.dense(), mapping, regex))
    items = boxed(column)
    if regex:
        import re
        changed = []
        for item in items:
            for pattern, new in mapping.items():
                if isinstance(item, str) and isinstance(pattern, str) and re.search(pattern, item):
                    item = re.sub(pattern, new, item) if isinstance(new, str) else new
            changed.append(item)
        return as_column(changed) if changed != items else column
    known = {key: new for key, new in mapping.items() if not missing(key)}
    for_missing = [new for key, new in mapping.items() if missing(key)]
    result, hit = [], False
    for item in items:
        if missing(item):
            if for_missing:
                item, hit = for_missing[0], True
        else:
            try:
                if item in known and not (isinstance(item, bool) != any(isinstance(k, bool) for k in known if k == item)):
                    item, hit = known[item], True
            except TypeError:
                pass
        result.append(item)
    if not hit:
        return column.copy()
    new = as_column(result)
    if new.dtype == "int64" and column.dtype[0] in "iu":
        return new.astype(column.dtype)
    if column.dtype == "float64" and new.dtype == "int64":
        return new.astype("float64")
    return new


def where(self, cond, other=nan, inplace=False, axis=None, level=None):
    return _replace_with(self, _chosen(self, cond, other, True), inplace)


def mask(self, cond, other=nan, inplace=False, axis=None, level=None):
    return _replace_with(self, _chosen(self, cond, other, False), inplace)


def _chosen(self, cond, other, keep):
    if callable(cond):
        cond = cond(self)
    if callable(other):
        other = other(self)

    def one(column, condition, value):
        condition = as_column(condition)
        if condition.dtype == "object":
            condition = fill(condition, not keep).astype("bool")
        rows = _pandas.nonzero(_pandas.unary("invert", condition) if keep else condition)
        if not len(rows):
            return column.copy()
        if hasattr(value, "_column"):
            value = take(value._column if value.index.equals(self.index) else value.reindex(self.index)._column, rows)
        elif isinstance(value, (list, tuple)):
            value = take(as_column(value), rows)
        return put(column, rows, value)
    if self.ndim == 1:
        if isinstance(cond, Series) and not cond.index.equals(self.index):
            cond = cond.reindex(self.index)
        return self._like(one(self._column, cond, other))
    data = []
    for i, name in enumerate(self.columns):
        condition = cond[name] if isinstance(cond, DataFrame) else cond
        value = other[name] if isinstance(other, DataFrame) else other
        data.append(one(self._data[i], condition, value))
    return DataFrame._of(data, self.columns, self.index)


def clip(self, lower=None, upper=None, axis=None, inplace=False):
    result = self
    if lower is not None:
        result = result.where(~(result < lower), lower)
    if upper is not None:
        result = result.where(~(result > upper), upper)
    return _replace_with(self, result, inplace)


def shift(self, periods=1, freq=None, axis=0, fill_value=nan):
    count = len(self)

    def moved(column):
        rows = _pandas.column([i - periods if 0 <= i - periods < count else -1 for i in range(count)], "int64")
        if column.dtype == "object" and missing(fill_value):
            items = column.tolist()
            return _pandas.column([items[row] if row >= 0 else None for row in rows.tolist()], "object")
        return _taken(column, rows, fill_value)
    return self._map_columns(moved)


def diff(self, periods=1, axis=0):
    changed = self - self.shift(periods)
    return changed


def pct_change(self, periods=1, fill_method="pad", limit=None):
    filled = self.ffill()
    return filled / filled.shift(periods) - 1


def sample(self, n=None, frac=None, replace=False, weights=None, random_state=None, axis=None, ignore_index=False):
    import random
    count = len(self)
    n = (round(frac * count) if frac is not None else 1) if n is None else n
    if n > count and not replace:
        raise ValueError("Cannot take a larger sample than population when 'replace=False'")
    chooser = random.Random(random_state)
    rows = [chooser.randrange(count) for _ in range(n)] if replace else chooser.sample(range(count), n)
    result = self._rows(_pandas.column(rows, "int64"))
    if ignore_index:
        result.__dict__["_index"] = RangeIndex(len(result))
    return result


def truncate(self, before=None, after=None, axis=None, copy=True):
    return self.loc[before:after]


def _row_codes(self, subset=None):
    """One number for each row, equal for equal rows."""
    if self.ndim == 1:
        return factorize_all(self._column)
    names = self.columns.tolist() if subset is None else list(subset) if isinstance(subset, (list, tuple, Index)) else [subset]
    absent = [name for name in names if name not in self.columns]
    if absent:
        raise KeyError(Index(absent))
    combined = None
    for name in names:
        codes, count = factorize_all(self._data[self._places_of(name)[0]], True)
        combined = codes if combined is None else _pandas.binary("add", _pandas.binary("mul", combined, count), codes)
        combined = _pandas.factorize(combined)[0]
    return combined if combined is not None else _pandas.full(len(self), 0, "int64")


def factorize_all(column, counted=False):
    column = column.codes_column if isinstance(column, Categorical) else column
    codes, rows = _pandas.factorize(column, True)
    return (codes, len(rows)) if counted else codes


def duplicated(self, subset=None, keep="first"):
    if self.ndim == 1 and isinstance(subset, str):
        keep = subset
    codes = _row_codes(self, subset if self.ndim == 2 else None).tolist()
    if keep is False:
        count = {}
        for code in codes:
            count[code] = count.get(code, 0) + 1
        marks = [count[code] > 1 for code in codes]
    elif keep in ("first", "last"):
        seen, marks = set(), []
        for code in codes if keep == "first" else reversed(codes):
            marks.append(code in seen)
            seen.add(code)
        if keep == "last":
            marks.reverse()
    else:
        raise ValueError('keep must be either "first", "last" or False')
    return Series._of(_pandas.column(marks, "bool"), self.index)


def drop_duplicates(self, subset=None, keep="first", inplace=False, ignore_index=False):
    result = self._rows(_pandas.nonzero(_pandas.unary("invert", duplicated(self, subset, keep)._column)))
    if ignore_index:
        result.__dict__["_index"] = RangeIndex(len(result))
    return _replace_with(self, result, inplace)


def series_isin(self, values):
    if isinstance(values, str) or not hasattr(values, "__iter__"):
        raise TypeError(f"only list-like objects are allowed to be passed to isin(), you passed a [{type(values).__name__}]")
    wanted = set(values)
    no_number = any(value != value for value in wanted)
    return self._like(_pandas.column([x in wanted or x != x and no_number for x in boxed(self._column)], "bool"))


def frame_isin(self, values):
    if isinstance(values, dict):
        data = [self._column_series(i).isin(values.get(name, []))._column for i, name in enumerate(self.columns)]
    else:
        data = [self._column_series(i).isin(values)._column for i in range(len(self._data))]
    return DataFrame._of(data, self.columns, self.index)


def series_map(self, arg, na_action=None):
    if isinstance(arg, Series):
        arg = arg.to_dict()
    if isinstance(arg, dict):
        default = getattr(arg, "__missing__", None)
        items = [arg[x] if default or x in arg else nan for x in boxed(self._column)]
    else:
        items = [x if na_action == "ignore" and missing(x) else arg(x) for x in boxed(self._column)]
    return self._like(as_column(items))


def series_apply(self, func, convert_dtype=True, args=(), **kwargs):
    if isinstance(func, str):
        return getattr(self, func)(*args, **kwargs)
    if isinstance(func, (list, dict)):
        return self.agg(func)
    items = [func(x, *args, **kwargs) for x in boxed(self._column)]
    if items and isinstance(items[0], Series):
        return DataFrame(items, index=self.index)
    return self._like(as_column(items) if items else self._column)


def series_transform(self, func, axis=0, *args, **kwargs):
    return self.apply(func, args=args, **kwargs)


def frame_apply(self, func, axis=0, raw=False, result_type=None, args=(), **kwargs):
    if isinstance(func, str):
        return getattr(self, func)(*args, axis=axis, **kwargs)
    if isinstance(func, (list, dict)):
        return self.agg(func)
    if _axis(axis) == 0:
        labels, items = self.columns, [self._column_series(i) for i in range(len(self._data))]
    else:
        labels, items = self.index, [row for _, row in self.iterrows()]
    if not items:
        return self.copy()
    results = [func(item, *args, **kwargs) for item in items]
    if isinstance(results[0], Series):
        if _axis(axis) == 1:
            return DataFrame(results, index=labels)
        from pandas.core.reshape import concat as concat_tables
        frame = concat_tables(results, axis=1)
        frame.columns = labels
        return frame
    if result_type == "expand" and isinstance(results[0], (list, tuple)):
        return DataFrame([list(result) for result in results], index=labels)
    return Series._of(as_column(results), labels)


def frame_applymap(self, func, na_action=None, **kwargs):
    return self._map_columns(lambda column: as_column([x if na_action == "ignore" and missing(x) else func(x, **kwargs) for x in boxed(column)]))


def frame_transform(self, func, axis=0, *args, **kwargs):
    return self.apply(func, axis, args=args, **kwargs)


def frame_assign(self, **kwargs):
    result = self.copy()
    for name, value in kwargs.items():
        result[name] = value(result) if callable(value) else value
    return result


def frame_filter(self, items=None, like=None, regex=None, axis=None):
    labels = self.index if axis in (0, "index") else self.columns
    if items is not None:
        wanted = [x for x in items if x in labels]
    elif like is not None:
        wanted = [x for x in labels if like in str(x)]
    elif regex is not None:
        import re
        wanted = [x for x in labels if re.search(regex, str(x))]
    else:
        raise TypeError("Must pass either `items`, `like`, or `regex`")
    return self.loc[wanted] if axis in (0, "index") else self[wanted]


class _Names(dict):
    """The names of an expression: columns, then the index, then the caller's variables."""

    def __init__(self, frame, outer):
        dict.__init__(self)
        self.frame, self.outer = frame, outer

    def __missing__(self, name):
        if name in self.frame.columns:
            return self.frame[name]
        if name == "index" or name == self.frame.index.name:
            return self.frame.index.to_series()
        if name.startswith("__at_"):
            return self.outer[name[5:]]
        raise KeyError(name)


def _evaluated(frame, expression, depth):
    import sys
    caller = sys._getframe(depth)
    outer = {**caller.f_globals, **caller.f_locals}
    quote = None
    words = expression.replace("\n", " ")
    out, i = "", 0
    while i < len(words):
        char = words[i]
        if quote:
            quote = None if char == quote else quote
            out += char
        elif char in "'\"":
            quote = char
            out += char
        elif char == "@":
            out += "__at_"
        elif char == "`":
            end = words.index("`", i + 1)
            out += f"__column__({words[i + 1:end]!r})"
            i = end
        else:
            out += char
        i += 1
    for word, sign in ((" and ", ") & ("), (" or ", ") | (")):
        out = out.replace(word, sign)
    if ") & (" in out or ") | (" in out:
        out = f"({out})"
    out = out.replace("(not ", "(~ ")
    if out.startswith("not "):
        out = f"~({out[4:]})"
    names = _Names(frame, outer)
    names["__column__"] = lambda name: frame[name]
    try:
        return eval(out.strip(), {"__builtins__": {"abs": abs}}, names)
    except NameError as error:
        name = str(error).split("'")[1]
        raise NameError(f"name {name!r} is not defined") from None
    except KeyError as error:
        raise NameError(f"name {error.args[0]!r} is not defined") from None


def frame_query(self, expr, inplace=False, **kwargs):
    if not isinstance(expr, str):
        raise ValueError(f"expr must be a string to be evaluated, {type(expr)} given")
    return _replace_with(self, self[_evaluated(self, expr, 2)], inplace)


def frame_eval(self, expr, inplace=False, **kwargs):
    head, equals, rest = expr.partition("=")
    if equals and head.strip().isidentifier() and not rest.startswith("="):
        result = self.copy()
        result[head.strip()] = _evaluated(self, rest, 2)
        return _replace_with(self, result, inplace)
    return _evaluated(self, expr, 2)


# ---- Numbers --------------------------------------------------------------------------------------------------------------------------

_STEPS = {"integer": ("int8", "int16", "int32", "int64"), "signed": ("int8", "int16", "int32", "int64"),
          "unsigned": ("uint8", "uint16", "uint32", "uint64"), "float": ("float32",)}


def to_numeric(arg, errors="raise", downcast=None):
    """Numbers of texts, in the smallest type where that is asked for."""
    if downcast not in (None, "integer", "signed", "unsigned", "float"):
        raise ValueError("invalid downcasting method provided")
    if errors not in ("ignore", "raise", "coerce"):
        raise ValueError("invalid error value specified")
    if isinstance(arg, (str, int, float)) or arg is None:
        column = _numeric(_pandas.column([arg]), errors)
        return column[0]
    column = arg._column if hasattr(arg, "_column") else as_column(arg)
    if isinstance(column, Categorical):
        column = column.dense()
    if column.dtype == "object":
        column = _numeric(column, errors)
    if downcast and column.dtype[0] in "iuf":
        column = _downcast(column, downcast)
    return arg._like(column) if isinstance(arg, Series) else index_of(column, arg.name) if isinstance(arg, Index) else column.tolist()


def _numeric(column, errors):
    if column.dtype != "object":
        return column
    items = []
    for place, item in enumerate(column.tolist()):
        if isinstance(item, str):
            text = item.strip()
            try:
                item = int(text) if "_" not in text else float("x")
            except ValueError:
                try:
                    item = float(text) if "_" not in text else float("x")
                except ValueError:
                    if errors == "raise":
                        raise ValueError(f'Unable to parse string "{item}" at position {place}') from None
                    if errors == "ignore":
                        return column
                    item = nan
        elif item is not None and not isinstance(item, (int, float)):
            if errors == "raise":
                raise TypeError(f"Invalid object type at position {place}")
            if errors == "ignore":
                return column
            item = nan
        items.append(item)
    if any(isinstance(x, bool) for x in items) and not all(isinstance(x, bool) for x in items):
        items = [float(x) if isinstance(x, bool) else x for x in items]
    return _pandas.column(items) if items else column


def _downcast(column, downcast):
    if downcast == "float":
        if column.dtype[0] in "iu":
            column = column.astype("float64")
    elif column.dtype[0] == "f":
        if column.hasna or any(x != int(x) if abs(x) < 1e18 else True for x in column.tolist()):
            return column
        column = column.astype("int64")
    if downcast == "unsigned" and len(column) and _pandas.reduce(column, "min") < 0:
        return column
    if not len(column):
        return column
    low, high = _pandas.reduce(column, "min"), _pandas.reduce(column, "max")
    for step in _STEPS[downcast]:
        narrow = None
        if step[0] == "f":
            narrow = column.astype(step)
            back = narrow.astype("float64")
            same = _pandas.reduce(_pandas.binary("le", _pandas.unary("abs", _pandas.binary("sub", back, column)),
                                                 _pandas.binary("add", _pandas.binary("mul", _pandas.unary("abs", column), 1e-5), 1e-8)), "sum")
            if same == _pandas.reduce(column, "count"):
                return narrow
            continue
        bits = int(step[step.index("t") + 1:])
        floor, ceiling = (-(1 << bits - 1), (1 << bits - 1) - 1) if step[0] == "i" else (0, (1 << bits) - 1)
        if floor <= low and high <= ceiling:
            return column.astype(step)
    return column
