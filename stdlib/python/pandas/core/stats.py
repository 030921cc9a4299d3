"""Numbers about columns: descriptions, counts of values, reductions of whole tables."""
import _pandas
from _pandas import Column

from pandas.core.arrays import Categorical, as_column, boxed, boxed_item, common_type, fill, full_dtype, missing, nan, take, type_name
from pandas.core.frame import DataFrame
from pandas.core.generic import agg_name, reduce_column
from pandas.core.index import Index, MultiIndex, RangeIndex, index_of
from pandas.core.series import Series


class ndarray(list):
    """The values that unique() and factorize() answer; prints as an array."""

    __module__ = "numpy"
    __slots__ = ("dtype",)

    def __init__(self, column):
        list.__init__(self, boxed(column))
        self.dtype = full_dtype(column)

    def tolist(self):
        return list(self)

    shape = property(lambda self: (len(self),))
    size = property(len)

    def _texts(self, quote):
        kind = self.dtype.name
        if kind[:5] == "float":
            texts = [repr(x) for x in self]
            texts = [text[:-1] if text.endswith(".0") else text for text in texts]
            ends = [len(text) - text.index(".") for text in texts if "." in text and "e" not in text]
            texts = [text + "0" * (max(ends) - (len(text) - text.index("."))) if ends and max(ends) > 1 and "." in text and "e" not in text
                     else text for text in texts]
            width = max(map(len, texts), default=0)
            return [text.rjust(width) for text in texts]
        if kind == "object":
            return [repr(x) for x in self]
        texts = [str(x) for x in self]
        width = max(map(len, texts), default=0)
        return [text.rjust(width) for text in texts]

    def _lines(self, separator, indent, room):
        lines, line = [], ""
        for i, text in enumerate(self._texts(True)):
            piece = text + (separator if i + 1 < len(self) else "")
            if line and len(indent) + len(line) + len(piece.rstrip()) > room:
                lines.append(line.rstrip())
                line = ""
            line += piece + (" " if i + 1 < len(self) else "")
        lines.append(line.rstrip())
        return ("\n" + indent).join(lines)

    def __str__(self):
        return "[" + self._lines("", " ", 74) + "]"

    def __repr__(self):
        kind = self.dtype.name
        tail = "" if kind in ("int64", "float64", "bool") and len(self) else f", dtype={kind}"
        return "array([" + self._lines(",", " " * 7, 74) + "]" + tail + ")"


def unique_values(series):
    column = series._column
    if isinstance(column, Categorical):
        codes = take(column.codes_column, _pandas.factorize(column.codes_column)[1])
        return Categorical(take(column, _pandas.factorize(column.codes_column)[1]).dense(), categories=column.categories, ordered=column.ordered)
    return ndarray(take(column, _pandas.factorize(column, True)[1]))


def unique(values):
    """Each value once, in the order of first occurrence."""
    return unique_values(values if isinstance(values, Series) else Series(list(values) if not isinstance(values, Index) else values))


def factorize(values, sort=False, use_na_sentinel=True):
    """Numbers of equal values, and the values."""
    from pandas.core.arrays import factorize as numbers_of
    column = as_column(values)
    codes, uniques = numbers_of(column, sort, not use_na_sentinel)
    return ndarray(codes), index_of(uniques) if isinstance(values, (Series, Index)) else ndarray(uniques)


def series_factorize(self, sort=False, use_na_sentinel=True):
    return factorize(self, sort, use_na_sentinel)


# ---- Counting -------------------------------------------------------------------------------------------------------------------------

def series_value_counts(self, normalize=False, sort=True, ascending=False, bins=None, dropna=True):
    column = self._column
    if isinstance(column, Categorical):
        sizes = _pandas.group_sizes(column.codes_column.astype("int64"), len(column.categories))
        labels = index_of(column.like(_pandas.arange(0, 1, len(column.categories))), None)
    else:
        codes, rows = _pandas.factorize(column, not dropna)
        sizes = _pandas.group_sizes(codes, len(rows))
        labels = index_of(_pandas.take(column, rows))
    result = Series._of(sizes, labels, self.name)
    if sort:
        result = result.sort_values(ascending=ascending)
    if normalize:
        result = result / result.sum()
    return result


def value_counts(values, sort=True, ascending=False, normalize=False, bins=None, dropna=True):
    return series_value_counts(values if isinstance(values, Series) else Series(values), normalize, sort, ascending, bins, dropna)


def frame_value_counts(self, subset=None, normalize=False, sort=True, ascending=False, dropna=True):
    names = list(subset) if isinstance(subset, (list, tuple)) else [subset] if subset is not None else self.columns.tolist()
    counts = self.groupby(names, dropna=dropna).size()
    if not isinstance(counts.index, MultiIndex):
        counts.index = MultiIndex([counts.index.rename(None)], [_pandas.arange(0, 1, len(counts))], [counts.index.name])
    if sort:
        counts = counts.sort_values(ascending=ascending)
    if normalize:
        counts = counts / counts.sum()
    return counts


def series_mode(self, dropna=True):
    counts = series_value_counts(self, dropna=dropna)
    if not len(counts):
        return Series([], dtype=self.dtype, name=self.name)
    best = counts.max()
    values = counts[counts == best].index._column
    try:
        values = take(values, _pandas.argsort(values))
    except TypeError:
        pass
    return Series._of(values, RangeIndex(len(values)), self.name)


def series_nlargest(self, n=5, keep="first"):
    return _extreme(self, n, False)


def series_nsmallest(self, n=5, keep="first"):
    return _extreme(self, n, True)


def _extreme(self, n, ascending):
    if self._column.dtype == "object":
        raise TypeError(f"Cannot use method 'n{'smallest' if ascending else 'largest'}' with dtype object")
    return self.dropna().sort_values(ascending=ascending, kind="stable").head(n)


def frame_nlargest(self, n, columns, keep="first"):
    return self.sort_values(columns if isinstance(columns, list) else [columns], ascending=False, kind="stable").head(n)


def frame_nsmallest(self, n, columns, keep="first"):
    return self.sort_values(columns if isinstance(columns, list) else [columns], kind="stable").head(n)


def rank(self, axis=0, method="average", numeric_only=None, na_option="keep", ascending=True, pct=False):
    def ranks(column):
        order = _pandas.argsort(column, ascending, True).tolist()
        gone, items = column.isna().tolist(), column.tolist()
        result = [nan] * len(items)
        count = len(items) - sum(gone)
        start, dense = 0, 0
        while start < count:
            end = start
            while end + 1 < count and items[order[end + 1]] == items[order[start]]:
                end += 1
            dense += 1
            for i in range(start, end + 1):
                result[order[i]] = float({"average": (start + end) / 2 + 1, "min": start + 1, "max": end + 1, "first": i + 1, "dense": dense}[method])
            start = end + 1
        if pct:
            result = [x / count for x in result]
        return _pandas.column(result, "float64")
    return self._map_columns(ranks)


# ---- Reductions of tables -------------------------------------------------------------------------------------------------------------

def _is_number(column, bools=True):
    return not isinstance(column, Categorical) and column.dtype[0] in ("iufb" if bools else "iuf")


def reduce_frame(self, how, skipna, numeric_only, ddof, min_count):
    values, names, dropped, kinds = [], [], [], []
    for name, column in zip(self.columns, self._data):
        if numeric_only and not _is_number(column):
            continue
        try:
            if how in ("any", "all") and numeric_only and column.dtype != "bool":
                continue
            if how in ("mean", "median", "std", "var", "sem") and column.dtype == "object" and not all(
                    isinstance(x, (int, float)) or x is None for x in column.tolist()):
                raise TypeError
            value = reduce_column(column, how, skipna, ddof, min_count)
        except (TypeError, ValueError):
            if numeric_only is False:
                raise
            dropped.append(name)
            continue
        values.append(value)
        names.append(name)
        kinds.append("object" if isinstance(column, Categorical) else column.dtype)
    if dropped and numeric_only is None:
        import warnings
        warnings.warn("The default value of numeric_only in DataFrame." + how + " is deprecated. In a future version, it will default to False. In "
                      "addition, specifying 'numeric_only=None' is deprecated. Select only valid columns or specify the value of numeric_only to "
                      "silence this warning.", FutureWarning, stacklevel=4)
    labels = Index(names, name=self.columns.name) if len(names) != len(self.columns) else self.columns
    if not names:
        return Series._of(_pandas.column([], "bool" if how in ("any", "all") else "float64"), Index([], dtype="object"))
    if how in ("min", "max", "sum", "prod") and "object" not in kinds:
        common = None
        for kind in kinds:
            kind = kind if how in ("min", "max") else "int64" if kind[0] in "ib" else kind
            common = kind if common is None else common_type(common, kind)
        if common != "datetime64[ns]":
            values = [float(v) if common[0] == "f" else v for v in values]
            try:
                return Series._of(_pandas.column(values, common), labels)
            except (TypeError, OverflowError):
                pass
    if "object" in kinds and len(set(map(type, values))) > 1:
        return Series._of(_pandas.column(values, "object"), labels)
    return Series._of(as_column(values), labels)


def reduce_rows(self, how, skipna, numeric_only, ddof, min_count):
    columns = [column for column in self._data if _is_number(column)] if numeric_only or numeric_only is None else self._data
    count = len(self)
    if how in ("sum", "mean") and columns and all(_is_number(column) for column in columns):
        total, present = None, None
        for column in columns:
            there = _pandas.unary("invert", column.isna()).astype("int64")
            values = fill(column, 0) if skipna and column.hasna else column
            if values.dtype == "bool":
                values = values.astype("int64")
            total = values if total is None else _pandas.binary("add", total, values)
            present = there if present is None else _pandas.binary("add", present, there)
        if how == "mean":
            total = _pandas.binary("truediv", total, present)
        return Series._of(total, self.index)
    rows = list(zip(*(boxed(column) for column in columns))) if columns else [()] * count
    return Series._of(as_column([reduce_column(_pandas.column(list(row)), how, skipna, ddof, min_count) for row in rows]), self.index)


def chosen_types(self, include, exclude):
    """The places of the columns of some types."""
    listed = [None if x is None else x if isinstance(x, (list, tuple)) else [x] for x in (include, exclude)]
    if not listed[0] and not listed[1]:
        raise ValueError("at least one of include or exclude must be nonempty")

    def fits(column, wanted):
        kind = "category" if isinstance(column, Categorical) else column.dtype
        for one in wanted:
            if one == "number" or getattr(one, "__name__", "") == "number":
                if kind != "category" and kind[0] in "iuf":
                    return True
            elif one in ("datetime", "datetime64"):
                if kind == "datetime64[ns]":
                    return True
            elif one in ("integer", "floating"):
                if kind != "category" and kind[0] in ("iu" if one == "integer" else "f"):
                    return True
            else:
                name = type_name(one)
                if kind == ("object" if name == "str" else name):
                    return True
        return False
    return [i for i, column in enumerate(self._data) if (not listed[0] or fits(column, listed[0])) and not (listed[1] and fits(column, listed[1]))]


# ---- Several functions at once ----------------------------------------------------------------------------------------------------------

def _name_of(function):
    function = agg_name(function)
    return function if isinstance(function, str) else getattr(function, "__name__", repr(function))


def _apply_one(series, function, args=(), kwargs={}):
    function = agg_name(function)
    if isinstance(function, str):
        if function == "size":
            return len(series)
        method = getattr(series, function, None)
        if method is None:
            raise AttributeError(f"'{function}' is not a valid function for '{type(series).__name__}' object")
        return method(*args, **kwargs)
    return function(series, *args, **kwargs)


def series_agg(self, func=None, axis=0, *args, **kwargs):
    if func is None:
        func, kwargs = kwargs, {}
    if isinstance(func, dict):
        return Series([_apply_one(self, one) for one in func.values()], index=list(func), name=self.name)
    if isinstance(func, (list, tuple)):
        return Series([_apply_one(self, one) for one in func], index=[_name_of(one) for one in func], name=self.name)
    if isinstance(func, str) or agg_name(func) is not func:
        return _apply_one(self, func, args, kwargs)
    try:
        return self.apply(func, args=args, **kwargs)
    except (ValueError, AttributeError, TypeError):
        return func(self, *args, **kwargs)


def frame_agg(self, func=None, axis=0, *args, **kwargs):
    func = agg_name(func)
    if func is None:
        names = list(dict.fromkeys(spec[0] for spec in kwargs.values()))
        data = {name: [_apply_one(self[name], spec[1]) if spec[0] == name else nan for spec in kwargs.values()] for name in names}
        return DataFrame(data, index=list(kwargs))
    if isinstance(func, str):
        return getattr(self, func)(*args, **kwargs)
    if isinstance(func, dict):
        absent = [name for name in func if name not in self.columns]
        if absent:
            raise KeyError(f"Column(s) {absent} do not exist")
        if any(isinstance(one, (list, tuple)) for one in func.values()):
            order = []
            for ones in func.values():
                order.extend(_name_of(one) for one in (ones if isinstance(ones, (list, tuple)) else [ones]) if _name_of(one) not in order)
            data = {}
            for name, ones in func.items():
                found = {_name_of(one): _apply_one(self[name], one) for one in (ones if isinstance(ones, (list, tuple)) else [ones])}
                data[name] = [found.get(label, nan) for label in order]
            return DataFrame(data, index=order)
        results = [_apply_one(self[name], one) for name, one in func.items()]
        if results and isinstance(results[0], Series):
            return DataFrame(dict(zip(func, results)))
        return Series(results, index=list(func))
    if isinstance(func, (list, tuple)):
        data = {}
        for name in self.columns:
            try:
                data[name] = [_apply_one(self[name], one) for one in func]
            except (TypeError, ValueError):
                continue
        return DataFrame(data, index=[_name_of(one) for one in func])
    return self.apply(func, axis, args=args, **kwargs)


# ---- Descriptions -----------------------------------------------------------------------------------------------------------------------

def quantile(self, q=0.5, axis=0, numeric_only=True, interpolation="linear", method="single"):
    wanted = list(q) if hasattr(q, "__iter__") else None
    for one in wanted if wanted is not None else [q]:
        if not 0 <= one <= 1:
            raise ValueError(f"percentiles should all be in the interval [0, 1]. Try {one / 100} instead.")
    if self.ndim == 1:
        column = self._column
        if column.dtype == "object" and not any(isinstance(x, str) for x in column.tolist()):
            column = column.astype("float64")
        if wanted is None:
            return _pandas.quantile(column, q)
        return Series([_pandas.quantile(column, one) for one in wanted], index=Index([float(one) for one in wanted]), name=self.name)
    places = [i for i, column in enumerate(self._data) if _is_number(column)]
    chosen = self._select(places)
    if wanted is None:
        return Series([_pandas.quantile(column, q) for column in chosen._data], index=chosen.columns, name=q)
    return DataFrame._of([_pandas.column([_pandas.quantile(column, one) for one in wanted], "float64") for column in chosen._data], chosen.columns,
                         Index([float(one) for one in wanted]))


def _percent_texts(percentiles):
    texts = []
    for q in percentiles:
        percent = round(q * 100, 10)
        texts.append(f"{int(percent)}%" if percent == int(percent) else f"{percent:g}%")
    return texts


def describe(self, percentiles=None, include=None, exclude=None, datetime_is_numeric=False):
    percentiles = sorted({0.25, 0.5, 0.75} if percentiles is None else {*percentiles, 0.5})
    if self.ndim == 1:
        labels, values = _described(self, percentiles)
        return Series._of(as_column(values) if any(not isinstance(v, (int, float)) for v in values) else _pandas.column(values, "object" if labels[1] == "unique" else "float64"), Index(labels), self.name)
    if not len(self.columns):
        raise ValueError("Cannot describe a DataFrame without columns")
    if include == "all":
        chosen = self
    elif include is not None or exclude is not None:
        chosen = self.select_dtypes(include, exclude)
    else:
        chosen = self._select([i for i, column in enumerate(self._data) if _is_number(column, False)])
        if not len(chosen.columns):
            chosen = self
    parts = [_described(series, percentiles) for _, series in chosen.items()]
    order = []
    for labels, _ in sorted(parts, key=lambda part: len(part[0])):
        for label in labels:
            if label not in order:
                order.append(label)
    mixed = {len(labels) for labels, _ in parts}
    if len(mixed) > 1:
        order = ["count", "unique", "top", "freq"] + [label for label in order if label not in ("count", "unique", "top", "freq")]
    data = []
    for labels, values in parts:
        known = dict(zip(labels, values))
        column = [known.get(label, nan) for label in order]
        data.append(_pandas.column(column, "object") if labels[1:2] == ["unique"] else _pandas.column(column, "float64"))
    return DataFrame._of(data, chosen.columns, Index(order))


def _described(series, percentiles):
    column = series._column
    if _is_number(column, False):
        labels = ["count", "mean", "std", "min", *_percent_texts(percentiles), "max"]
        values = [float(series.count()), series.mean(), series.std(), series.min(), *(_pandas.quantile(column, q) for q in percentiles), series.max()]
        return labels, [float(value) for value in values]
    if column.dtype == "datetime64[ns]":
        return ["count", "unique", "top", "freq", "first", "last"], _tops(series) + [series.min(), series.max()]
    return ["count", "unique", "top", "freq"], _tops(series)


def _tops(series):
    counts = series.value_counts()
    counts = counts[counts > 0]
    count = series.count()
    return [count, len(counts), counts.index[0] if len(counts) else nan, counts.iloc[0] if len(counts) else nan]


# ---- Two columns ------------------------------------------------------------------------------------------------------------------------

def _pairs(a, b):
    a, b = a._aligned(b)
    good = _pandas.nonzero(_pandas.binary("and", _pandas.unary("invert", a._column.isna()), _pandas.unary("invert", b._column.isna())))
    return take(a._column, good).astype("float64"), take(b._column, good).astype("float64")


def _covariance(x, y, ddof=1):
    n = len(x)
    if n <= ddof:
        return nan
    dx = _pandas.binary("sub", x, _pandas.reduce(x, "mean"))
    dy = _pandas.binary("sub", y, _pandas.reduce(y, "mean"))
    return _pandas.reduce(_pandas.binary("mul", dx, dy), "sum") / (n - ddof)


def series_cov(self, other, min_periods=None, ddof=1):
    return _covariance(*_pairs(self, other), ddof)


def series_corr(self, other, method="pearson", min_periods=None):
    x, y = _pairs(self, other)
    if method == "spearman":
        x, y = Series(x).rank()._column, Series(y).rank()._column
    if len(x) < 2:
        return nan
    spreads = [_covariance(x, x) ** 0.5, _covariance(y, y) ** 0.5]
    return max(-1.0, min(1.0, _covariance(x, y) / spreads[0] / spreads[1])) if all(spreads) else nan


def frame_corr(self, method="pearson", min_periods=1, numeric_only=True):
    chosen = self._select([i for i, column in enumerate(self._data) if _is_number(column)])
    series = [one if method == "pearson" else one.rank() for _, one in chosen.items()]
    return DataFrame._of([_pandas.column([_running_corr(a, b) for a in series], "float64") for b in series], chosen.columns, chosen.columns)


def _running_corr(a, b):
    """The correlation in one pass, as pandas makes a table of them."""
    count, mean_x, mean_y, squares_x, squares_y, products = 0, 0.0, 0.0, 0.0, 0.0, 0.0
    for x, y in zip(*(part.tolist() for part in _pairs(a, b))):
        count += 1
        dx, dy = x - mean_x, y - mean_y
        mean_x += 1 / count * dx
        mean_y += 1 / count * dy
        squares_x += (x - mean_x) * dx
        squares_y += (y - mean_y) * dy
        products += (x - mean_x) * dy
    divisor = (squares_x * squares_y) ** 0.5
    return products / divisor if divisor else nan


def series_skew(self, axis=None, skipna=True):
    values = [x for x in self.tolist() if not missing(x)]
    n = len(values)
    if n < 3:
        return nan
    mean = sum(values) / n
    m2, m3 = sum((x - mean) ** 2 for x in values), sum((x - mean) ** 3 for x in values)
    return 0.0 if m2 == 0 else n * (n - 1) ** 0.5 / (n - 2) * (m3 / m2 ** 1.5)
