"""Groups of rows with equal keys, and one value or row for each of them."""
import _pandas
from _pandas import Column

from pandas.core.arrays import Categorical, as_column, boxed, concat, factorize, full_dtype, missing, nan, take
from pandas.core.generic import agg_name
from pandas.core.index import Index, MultiIndex, RangeIndex, index_of
from pandas.core.series import Series

NUMBERS_FIRST = ("sum", "prod", "mean", "median", "std", "var", "sem")  # of what is no number only where nothing is one


def groupby(self, by=None, axis=0, level=None, as_index=True, sort=True, group_keys=True, squeeze=False, observed=False, dropna=True):
    if level is None and by is None:
        raise TypeError("You have to supply one of 'by' and 'level'")
    if not as_index and self.ndim == 1:
        raise TypeError("as_index=False only valid with DataFrame")
    grouping = Grouping(self, by, level, sort, dropna, observed)
    if self.ndim == 1:
        return SeriesGroupBy(self, grouping, True)
    return DataFrameGroupBy(self, grouping, as_index)


class Grouping:
    """Which group each row is in, and the labels of the groups."""

    def __init__(self, owner, by, level, sort, dropna, observed):
        self.names, self.columns, self.used = [], [], []
        self.single = not isinstance(by, (list, tuple)) if level is None else not isinstance(level, (list, tuple))
        self.sort, self.dropna, self.rows = sort, dropna, len(owner)
        if level is not None:
            for one in level if isinstance(level, (list, tuple)) else [level]:
                values = owner.index.get_level_values(one)
                self.add(values.name, values._column)
        else:
            keys = by if isinstance(by, list) and not (len(by) == len(owner) and not all(self.is_label(owner, k) for k in by)) else [by]
            if isinstance(by, tuple) and owner.ndim == 2 and by not in owner.columns:
                keys = list(by)
            for key in keys:
                self.add(*self.key_column(owner, key))
        if not self.columns:
            raise ValueError("No group keys passed!")
        self.find_groups(observed)

    def is_label(self, owner, key):
        try:
            return callable(key) or hasattr(key, "_column") or owner.ndim == 2 and key in owner.columns or key in owner.index.names
        except TypeError:
            return False

    def add(self, name, column):
        self.names.append(name)
        self.columns.append(column)

    def key_column(self, owner, key):
        if isinstance(key, Series):
            aligned = key if key.index.equals(owner.index) else key.reindex(owner.index)
            return key.name, aligned._column
        if isinstance(key, Index):
            return key.name, key._column
        if isinstance(key, dict):
            return None, as_column([key.get(label, nan) for label in owner.index])
        if callable(key):
            return None, as_column([key(label) for label in owner.index])
        if isinstance(key, list):
            if len(key) != len(owner):
                raise ValueError("Grouper and axis must be same length")
            return None, as_column(key)
        if owner.ndim == 2:
            try:
                found = key in owner.columns
            except TypeError:
                found = False
            if found:
                self.used.append(key)
                return key, owner[key]._column
        if key in owner.index.names and key is not None:
            return key, owner.index.get_level_values(key)._column
        raise KeyError(key)

    def find_groups(self, observed):
        parts = [factorize(column, self.sort, not self.dropna) for column in self.columns]
        if len(parts) == 1:
            self.codes, uniques = parts[0]
            column = self.columns[0]
            if isinstance(column, Categorical):
                uniques = column.like(_pandas.arange(0, 1, len(column.categories)))
                if observed:
                    seen, rows = _pandas.factorize(self.codes)
                    present = [c for c in take(self.codes, rows).tolist() if c >= 0]
                    if column.ordered:
                        present.sort()
                    places = {code: i for i, code in enumerate(present)}
                    self.codes = _pandas.column([places.get(c, -1) for c in self.codes.tolist()], "int64")
                    uniques = take(uniques, _pandas.column(present, "int64"))
            self.index = index_of(uniques, self.names[0])
            self.count = len(uniques)
            return
        combined = parts[0][0]
        for codes, uniques in parts[1:]:
            absent = _pandas.binary("or", _pandas.binary("lt", combined, 0), _pandas.binary("lt", codes, 0))
            combined = _pandas.binary("add", _pandas.binary("mul", combined, len(uniques)), codes)
            if _pandas.reduce(absent, "any"):
                _pandas.put_rows(combined, _pandas.nonzero(absent), _pandas.column([-1], "int64"))
        codes, present = factorize_codes(combined, self.sort)
        self.codes, self.count = codes, len(present)
        levels, numbers = [], []
        rest = present
        for (_, uniques), column in reversed(list(zip(parts, self.columns))):
            size = max(len(uniques), 1)
            numbers.insert(0, _pandas.binary("mod", rest, size))
            rest = _pandas.binary("floordiv", rest, size)
            levels.insert(0, index_of(uniques))
        self.index = MultiIndex(levels, numbers, self.names)

    def row_lists(self):
        return _pandas.group_rows(self.codes, self.count)

    def labels(self):
        return self.index.tolist()


def factorize_codes(codes, sort):
    """Numbers of codes that occur, -1 left out."""
    missing_rows = _pandas.nonzero(_pandas.binary("lt", codes, 0))
    if len(missing_rows):
        floats = codes.astype("float64")
        _pandas.put_rows(floats, missing_rows, _pandas.column([nan], "float64"))
        numbers, uniques = factorize(floats, sort)
        return numbers, uniques.astype("int64")
    return factorize(codes, sort)


def aggregate(codes, count, column, how, ddof=1):
    """One value per group, in the type that pandas gives it."""
    if isinstance(column, Categorical):
        if how in ("count", "nunique", "size"):
            return _pandas.group(codes, count, column.codes_column.astype("int64") if how == "count" else column.dense(), how)
        if how in ("first", "last"):
            return _pandas.group(codes, count, column.dense(), how)
        raise TypeError(f"category dtype does not support aggregation '{how}'" if how in ("min", "max") and column.ordered else
                        f"category type does not support {how} operations")
    if how == "std" or how == "sem":
        result = _pandas.binary("pow", _pandas.group(codes, count, _numbers(column), "var", ddof), 0.5)
        if how == "sem":
            result = _pandas.binary("truediv", result, _pandas.binary("pow", _pandas.group(codes, count, column, "count"), 0.5))
        return result
    if how in ("min", "max") and column.dtype == "object":
        return _pandas.column([_pandas.reduce(_pandas.take(column, rows), how) for rows in _pandas.group_rows(codes, count)], "object")
    if how in ("mean", "var", "median") and column.dtype == "object":
        column = _numbers(column)
    result = _pandas.group(codes, count, column, how, ddof)
    if how in ("sum", "prod") and column.dtype != "bool" and column.dtype != result.dtype and column.dtype != "object":
        narrow = result.astype(column.dtype)
        back = narrow.astype(result.dtype)
        if column.dtype == "float32" or _pandas.reduce(_pandas.binary("eq", back, result), "all"):
            result = narrow
    if how in ("mean", "var", "median") and column.dtype == "float32":
        result = result.astype("float32")
    if how == "sum" and column.dtype == "object":
        return result
    return result


def _numbers(column):
    if column.dtype == "object":
        for value in column.tolist():
            if isinstance(value, str):
                raise TypeError(f"Could not convert {value} to numeric")
        return column.astype("float64")
    return column


class _GroupBy:
    """What groups of rows of a series or a table have in common."""

    __module__ = "pandas.core.groupby.groupby"

    def __init__(self, owner, grouping, as_index, selected=None):
        self._owner, self._grouping, self._as_index, self._selected = owner, grouping, as_index, selected

    def __len__(self):
        return self._grouping.count

    ngroups = property(lambda self: self._grouping.count)

    @property
    def groups(self):
        labels = self._owner.index
        return PrettyDict((label, labels._take(rows)) for label, rows in zip(self._grouping.labels(), self._grouping.row_lists()) if len(rows))

    @property
    def indices(self):
        return {label: rows.tolist() for label, rows in zip(self._grouping.labels(), self._grouping.row_lists()) if len(rows)}

    def __iter__(self):
        single = self._grouping.single or len(self._grouping.names) == 1
        for label, rows in zip(self._grouping.labels(), self._grouping.row_lists()):
            if len(rows):
                yield label, self._part(rows)

    def get_group(self, name):
        for label, rows in zip(self._grouping.labels(), self._grouping.row_lists()):
            if label == name and len(rows):
                return self._part(rows)
        raise KeyError(name)

    def _part(self, rows):
        return self._owner._rows(rows)

    def size(self):
        sizes = _pandas.group_sizes(self._grouping.codes, self._grouping.count)
        result = Series._of(sizes, self._grouping.index, self._owner.name if self._owner.ndim == 1 else None)
        if self._as_index:
            return result
        result.name = "size"
        return result.reset_index()

    def ngroup(self, ascending=True):
        return Series._of(self._grouping.codes, self._owner.index)

    def cumcount(self, ascending=True):
        numbers = _pandas.group_number(self._grouping.codes, self._grouping.count)
        if not ascending:
            sizes = take(_pandas.group_sizes(self._grouping.codes, self._grouping.count), self._grouping.codes)
            numbers = _pandas.binary("sub", _pandas.binary("sub", sizes, numbers), 1)
        return Series._of(numbers, self._owner.index)

    def _firsts(self, n, last=False):
        numbers = self.cumcount(ascending=not last)._column
        good = _pandas.binary("and", _pandas.binary("lt", numbers, n), _pandas.binary("ge", self._grouping.codes, 0))
        return self._picked()._rows(_pandas.nonzero(good))

    def head(self, n=5):
        return self._firsts(n)

    def tail(self, n=5):
        return self._firsts(n, True)

    def nth(self, n):
        numbers = self.cumcount(ascending=n >= 0)._column
        rows = _pandas.nonzero(_pandas.binary("and", _pandas.binary("eq", numbers, n if n >= 0 else -n - 1),
                                              _pandas.binary("ge", self._grouping.codes, 0)))
        picked = self._values_only()._rows(rows)
        picked.index = self._grouping.index._take(take(self._grouping.codes, rows))
        return picked.sort_index() if self._grouping.sort else picked

    def pipe(self, func, *args, **kwargs):
        return func(self, *args, **kwargs)

    def _piecewise(self, function, column):
        """A running function within each group, in the order of the rows."""
        result = None
        pieces, places = [], []
        for rows in self._grouping.row_lists():
            pieces.append(function(take(column, rows)))
            places.append(rows)
        if not pieces:
            return column
        joined, order = concat(pieces), _pandas.concat(places)
        if len(order) == len(column):
            return take(joined, _pandas.argsort(order, True, True))
        back = _pandas.lookup(order, _pandas.arange(0, 1, len(column)))
        return take(joined, back)

    def cumsum(self, axis=0):
        return self._transformed(lambda column: _pandas.cumulative(column, "sum"))

    def cumprod(self, axis=0):
        return self._transformed(lambda column: _pandas.cumulative(column, "prod"))

    def cummin(self, axis=0):
        return self._transformed(lambda column: _pandas.cumulative(column, "min"))

    def cummax(self, axis=0):
        return self._transformed(lambda column: _pandas.cumulative(column, "max"))

    def shift(self, periods=1):
        return self._transformed(lambda column: Series._of(column, RangeIndex(len(column))).shift(periods)._column)

    def diff(self, periods=1):
        return self._transformed(lambda column: Series._of(column, RangeIndex(len(column))).diff(periods)._column)

    def pct_change(self, periods=1):
        return self._transformed(lambda column: Series._of(column, RangeIndex(len(column))).pct_change(periods)._column)

    def rank(self, method="average", ascending=True):
        return self._transformed(lambda column: Series._of(column, RangeIndex(len(column))).rank(method=method, ascending=ascending)._column)

    def ffill(self, limit=None):
        return self._transformed(lambda column: Series._of(column, RangeIndex(len(column))).ffill()._column)

    def bfill(self, limit=None):
        return self._transformed(lambda column: Series._of(column, RangeIndex(len(column))).bfill()._column)

    def fillna(self, value=None, method=None):
        if method is not None:
            return self.ffill() if method in ("ffill", "pad") else self.bfill()
        return self._transformed(lambda column: Series._of(column, RangeIndex(len(column))).fillna(value)._column)

    def _applied(self, func, args, kwargs):
        """func of each group, put together as what it answers asks for."""
        from pandas.core.frame import DataFrame
        from pandas.core.reshape import concat as concat_tables
        labels, results = [], []
        for label, rows in zip(self._grouping.labels(), self._grouping.row_lists()):
            if not len(rows):
                continue
            piece = self._apply_part(rows)
            if piece.ndim == 1 and self._owner.ndim == 1:
                piece.name = label
            results.append(func(piece, *args, **kwargs))
            labels.append(label)
        index = self._grouping.index
        if len(labels) != len(index):
            index = index._take(_pandas.column([i for i, rows in enumerate(self._grouping.row_lists()) if len(rows)], "int64"))
        kept = [(i, result) for i, result in enumerate(results) if result is not None]
        if not kept:
            return DataFrame() if self._owner.ndim == 2 else Series([], dtype="object")
        first = kept[0][1]
        if isinstance(first, DataFrame):
            same = all(result.index.equals(self._owner.index._take(rows)) for (i, result), rows in zip(kept, (r for r in self._grouping.row_lists() if len(r))))
            if same:
                joined = concat_tables([result for _, result in kept])
                return joined.reindex(self._owner.index) if self._owner.index.is_unique else joined
            return concat_tables([result for _, result in kept], keys=[labels[i] for i, _ in kept], names=self._grouping.names)
        if isinstance(first, Series):
            if self._owner.ndim == 2 and all(result.index.equals(first.index) for _, result in kept):
                frame = DataFrame([result.tolist() for _, result in kept], columns=first.index)
                frame.index = index
                return frame if self._as_index else frame.reset_index()
            rows = [r for r in self._grouping.row_lists() if len(r)]
            if all(result.index.equals(self._owner.index._take(r)) for (i, result), r in zip(kept, rows)):
                joined = concat_tables([result for _, result in kept])
                return joined.reindex(self._owner.index)
            return concat_tables([result for _, result in kept], keys=[labels[i] for i, _ in kept], names=[*self._grouping.names])
        result = Series._of(as_column(results), index, self._owner.name if self._owner.ndim == 1 else None)
        if self._as_index:
            return result
        result.name = None
        frame = result.reset_index()
        return frame

    def apply(self, func, *args, **kwargs):
        if isinstance(func, str):
            return getattr(self, func)(*args, **kwargs)
        return self._applied(func, args, kwargs)


class SeriesGroupBy(_GroupBy):
    __module__ = "pandas.core.groupby.generic"

    def _picked(self):
        return self._owner

    _values_only = _picked

    def _apply_part(self, rows):
        return self._part(rows)

    def _result(self, column, name=None):
        result = Series._of(column, self._grouping.index, self._owner.name if name is None else name)
        return result if self._as_index else result.reset_index()

    def _reduced(self, how, numeric_only=None, ddof=1, min_count=0):
        column = self._owner._column
        if not self._grouping.count and column.dtype == "object":
            return self._result(_pandas.column([], "object"))
        if how in ("mean", "median", "std", "var", "sem") and column.dtype == "object":
            for value in column.tolist():
                if isinstance(value, str):
                    if how == "mean":
                        joined = _pandas.reduce(take(column, self._grouping.row_lists()[0]), "sum")
                        raise TypeError(f"Could not convert {joined} to numeric")
                    raise (TypeError if how in ("median", "var") else ValueError)(f"could not convert string to float: {value!r}")
        return self._result(aggregate(self._grouping.codes, self._grouping.count, column, how, ddof))

    def _transformed(self, function):
        return Series._of(self._piecewise(function, self._owner._column), self._owner.index, self._owner.name)

    def agg(self, func=None, *args, **kwargs):
        func = agg_name(func)
        if func is None and kwargs:
            from pandas.core.frame import DataFrame
            parts = {name: self.agg(one) for name, one in kwargs.items()}
            return DataFrame._of([s._column for s in parts.values()], Index(list(parts)), self._grouping.index)
        if isinstance(func, str):
            return getattr(self, func)(*args, **kwargs)
        if isinstance(func, (list, tuple)):
            from pandas.core.frame import DataFrame
            parts = [self.agg(one) for one in func]
            names = [one if isinstance(one, str) else getattr(agg_name(one), "__name__", agg_name(one)) for one in func]
            if len(set(names)) < len(names):
                from pandas.errors import SpecificationError
                raise SpecificationError("Function names must be unique, found multiple named " + next(n for n in names if names.count(n) > 1))
            frame = DataFrame._of([part._column for part in parts], Index(names), self._grouping.index)
            return frame if self._as_index else frame.reset_index()
        if isinstance(func, dict):
            from pandas.errors import SpecificationError
            raise SpecificationError("nested renamer is not supported")
        values = [func(self._part(rows), *args, **kwargs) for rows in self._grouping.row_lists()]
        if any(isinstance(value, Series) for value in values):
            raise ValueError("Must produce aggregated value")
        return self._result(as_column(values))

    aggregate = agg

    def transform(self, func, *args, **kwargs):
        func = agg_name(func)
        if isinstance(func, str):
            if func in ("cumsum", "cumprod", "cummin", "cummax", "shift", "diff", "rank", "ffill", "bfill", "fillna", "pct_change", "cumcount"):
                return getattr(self, func)(*args, **kwargs)
            values = getattr(self, func)(*args, **kwargs)._column
        else:
            results = [func(self._part(rows), *args, **kwargs) for rows in self._grouping.row_lists()]
            if results and isinstance(results[0], Series):
                from pandas.core.reshape import concat as concat_tables
                return concat_tables(results).reindex(self._owner.index)
            values = as_column(results)
        result = Series._of(take(values, self._grouping.codes), self._owner.index, self._owner.name)
        return result

    def filter(self, func, dropna=True):
        keep = [rows for rows in self._grouping.row_lists() if func(self._part(rows))]
        rows = _pandas.concat(keep) if keep else _pandas.column([], "int64")
        return self._owner._rows(take(rows, _pandas.argsort(rows, True, True)))

    def nunique(self, dropna=True):
        return self._reduced("nunique")

    def unique(self):
        return self._result(_pandas.column([Series(part).unique() for part in (take(self._owner._column, rows) for rows in self._grouping.row_lists())], "object"))

    def value_counts(self, normalize=False, sort=True, ascending=False):
        from pandas.core.reshape import concat as concat_tables
        parts = [self._part(rows).value_counts(normalize, sort, ascending) for rows in self._grouping.row_lists()]
        return concat_tables(parts, keys=self._grouping.labels(), names=[*self._grouping.names, self._owner.name])

    def describe(self):
        from pandas.core.frame import DataFrame
        parts = [self._part(rows).describe() for rows in self._grouping.row_lists()]
        return DataFrame._of([as_column([part.iloc[i] for part in parts]) for i in range(len(parts[0]))], parts[0].index, self._grouping.index)

    def quantile(self, q=0.5):
        return self._result(as_column([_pandas.quantile(take(self._owner._column, rows), q) for rows in self._grouping.row_lists()]))

    def idxmax(self):
        return self._result(as_column([self._part(rows).idxmax() for rows in self._grouping.row_lists()]))

    def idxmin(self):
        return self._result(as_column([self._part(rows).idxmin() for rows in self._grouping.row_lists()]))

    def nlargest(self, n=5):
        from pandas.core.reshape import concat as concat_tables
        return concat_tables([self._part(rows).nlargest(n) for rows in self._grouping.row_lists()], keys=self._grouping.labels(), names=[*self._grouping.names, self._owner.index.name])


class DataFrameGroupBy(_GroupBy):
    __module__ = "pandas.core.groupby.generic"

    def __getattr__(self, name):
        if not name.startswith("_") and name in self._owner.columns:
            return self[name]
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")

    def __getitem__(self, key):
        if isinstance(key, (list, tuple)):
            absent = [name for name in key if name not in self._owner.columns]
            if absent:
                raise KeyError(f"Columns not found: {', '.join(map(repr, absent))}")
            return DataFrameGroupBy(self._owner, self._grouping, self._as_index, list(key))
        if key not in self._owner.columns:
            raise KeyError(f"Column not found: {key}")
        if not self._as_index:
            return DataFrameGroupBy(self._owner, self._grouping, False, [key])
        return SeriesGroupBy(self._owner[key], self._grouping, True)

    def _names(self):
        if self._selected is not None:
            return self._selected
        return [name for name in self._owner.columns if name not in self._grouping.used]

    def _picked(self):
        return self._owner if self._selected is None else self._owner[self._selected]

    def _values_only(self):
        return self._owner[self._names()]

    def _part(self, rows):
        return self._picked()._rows(rows)

    def _apply_part(self, rows):
        return self._owner._rows(rows) if self._selected is None else self._picked()._rows(rows)

    def _finish(self, data, names):
        from pandas.core.frame import DataFrame
        frame = DataFrame._of(data, names, self._grouping.index)
        if self._as_index:
            return frame
        for place, (name, i) in enumerate(zip(self._grouping.names, range(len(self._grouping.names)))):
            values = self._grouping.index.get_level_values(i)._column
            frame._insert(place, name, values)
        frame.__dict__["_index"] = RangeIndex(self._grouping.count)
        return frame

    def _reduced(self, how, numeric_only=None, ddof=1, min_count=0):
        data, names, dropped = [], [], []
        chosen = self._names()
        if numeric_only is None and how in NUMBERS_FIRST:
            numbers = [name for name in chosen if not isinstance(self._owner[name]._column, Categorical) and
                       self._owner[name]._column.dtype[0] in "iufb"]
            if numbers and len(self._owner):
                dropped, chosen = [name for name in chosen if name not in numbers], numbers
        for name in chosen:
            column = self._owner[name]._column
            try:
                if how in ("mean", "median", "std", "var", "sem") and column.dtype == "object":
                    raise TypeError
                if numeric_only and (isinstance(column, Categorical) or column.dtype[0] not in "iufb"):
                    continue
                data.append(aggregate(self._grouping.codes, self._grouping.count, column, how, ddof))
                names.append(name)
            except (TypeError, ValueError):
                dropped.append(name)
        if dropped and not numeric_only:
            import warnings
            warnings.warn(f"The default value of numeric_only in DataFrameGroupBy.{how} is deprecated. In a future version, numeric_only will "
                          "default to False. Either specify numeric_only or select only columns which should be valid for the function.",
                          FutureWarning, stacklevel=3)
        labels = self._owner.columns
        columns = Index(names, name=labels.name) if names else Index([], dtype="object", name=labels.name)
        return self._finish(data, columns)

    def _transformed(self, function):
        from pandas.core.frame import DataFrame
        data, names = [], []
        for name in self._names():
            try:
                data.append(self._piecewise(function, self._owner[name]._column))
                names.append(name)
            except TypeError:
                continue
        return DataFrame._of(data, Index(names), self._owner.index)

    def _one(self, name):
        return SeriesGroupBy(self._owner[name], self._grouping, True)

    def agg(self, func=None, *args, **kwargs):
        func = agg_name(func)
        if func is None and kwargs:
            parts = [(name, self._one(spec[0]).agg(spec[1])) for name, spec in kwargs.items()]
            return self._finish([series._column for _, series in parts], Index([name for name, _ in parts]))
        if isinstance(func, str):
            return getattr(self, func)(*args, **kwargs)
        if isinstance(func, dict):
            absent = [name for name in func if name not in self._owner.columns]
            if absent:
                raise KeyError(f"Column(s) {absent} do not exist")
            if any(isinstance(one, (list, tuple)) for one in func.values()):
                data, names = [], []
                for name, ones in func.items():
                    for one in ones if isinstance(ones, (list, tuple)) else [ones]:
                        data.append(self._one(name).agg(one)._column)
                        names.append((name, one if isinstance(one, str) else getattr(agg_name(one), "__name__", agg_name(one))))
                return self._finish(data, MultiIndex_in_order(names))
            return self._finish([self._one(name).agg(one)._column for name, one in func.items()], Index(list(func)))
        if isinstance(func, (list, tuple)):
            data, names = [], []
            for name in self._names():
                for one in func:
                    try:
                        data.append(self._one(name).agg(one)._column)
                    except (TypeError, ValueError):
                        continue
                    names.append((name, one if isinstance(one, str) else getattr(agg_name(one), "__name__", agg_name(one))))
            return self._finish(data, MultiIndex_in_order(names))
        data, names = [], []
        for name in self._names():
            data.append(self._one(name).agg(func, *args, **kwargs)._column)
            names.append(name)
        return self._finish(data, Index(names))

    aggregate = agg

    def transform(self, func, *args, **kwargs):
        from pandas.core.frame import DataFrame
        data, names = [], []
        for name in self._names():
            try:
                data.append(self._one(name).transform(func, *args, **kwargs)._column)
                names.append(name)
            except TypeError:
                continue
        return DataFrame._of(data, Index(names), self._owner.index)

    def filter(self, func, dropna=True):
        keep = [rows for rows in self._grouping.row_lists() if len(rows) and func(self._owner._rows(rows))]
        rows = _pandas.concat(keep) if keep else _pandas.column([], "int64")
        return self._owner._rows(take(rows, _pandas.argsort(rows, True, True)))

    def nunique(self, dropna=True):
        names = self._names()
        return self._finish([self._one(name).nunique()._column for name in names], Index(names))

    def describe(self):
        from pandas.core.frame import DataFrame
        data, names = [], []
        for name in self._names():
            if self._owner[name]._column.dtype[0] not in "iuf":
                continue
            described = self._one(name).describe()
            data.extend(described._data)
            names.extend((name, label) for label in described.columns)
        return DataFrame._of(data, MultiIndex_in_order(names), self._grouping.index)

    def quantile(self, q=0.5):
        names = [name for name in self._names() if self._owner[name]._column.dtype[0] in "iuf"]
        return self._finish([self._one(name).quantile(q)._column for name in names], Index(names))

    def idxmax(self):
        return self._finish([self._one(name).idxmax()._column for name in self._names()], Index(self._names()))

    def idxmin(self):
        return self._finish([self._one(name).idxmin()._column for name in self._names()], Index(self._names()))

    def value_counts(self):
        return self._owner.value_counts([*self._grouping.used, *self._names()])


def MultiIndex_in_order(tuples):
    """Levels whose values stand in the order in which they occur."""
    levels, codes = [], []
    for values in zip(*tuples):
        numbers, uniques = factorize(as_column(list(values)))
        levels.append(index_of(uniques))
        codes.append(numbers)
    return MultiIndex(levels, codes) if levels else Index([], dtype="object")


class PrettyDict(dict):
    """A dict that prints its first items only."""

    def __repr__(self):
        from pandas.io.formats import pprint_thing
        return "{%s}" % ", ".join(f"{pprint_thing(k, True)}: {pprint_thing(list(v))}" for k, v in self.items())


def _statistic(how):
    def method(self, numeric_only=None, min_count=0, **kwargs):
        return self._reduced(how, numeric_only, 1, min_count)
    method.__name__ = how
    return method


def _spread(how):
    def method(self, ddof=1, numeric_only=None, **kwargs):
        return self._reduced(how, numeric_only, ddof)
    method.__name__ = how
    return method


for _how in ("sum", "mean", "min", "max", "prod", "median", "first", "last", "any", "all", "count"):
    setattr(_GroupBy, _how, _statistic(_how))
for _how in ("var", "std", "sem"):
    setattr(_GroupBy, _how, _spread(_how))
