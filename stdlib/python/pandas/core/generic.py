"""What Series and DataFrame have in common: operators, and the methods whose code is imported when it is first needed."""
import _pandas
from _pandas import Column

from pandas.core.arrays import Categorical, as_column, later, missing

REDUCTIONS = ("sum", "prod", "mean", "var", "min", "max", "any", "all")


def operate(name, a, b):
    """a OPERATION b for columns and single values."""
    if isinstance(a, Categorical) or isinstance(b, Categorical):
        if name not in ("eq", "ne", "lt", "le", "gt", "ge"):
            raise TypeError(f"Object with dtype category cannot perform the numpy op {({'sub': 'subtract', 'mul': 'multiply'}).get(name, name)}")
        mine = a if isinstance(a, Categorical) else b
        if name not in ("eq", "ne"):
            if not mine.ordered:
                raise TypeError("Unordered Categoricals can only compare equality or not")
            places = {value: i for i, value in enumerate(mine.categories)}
            a = a.codes_column if isinstance(a, Categorical) else places[a]
            b = b.codes_column if isinstance(b, Categorical) else places[b]
            return _pandas.binary(name, a, b)
        a, b = (x.dense() if isinstance(x, Categorical) else x for x in (a, b))
    if "datetime64[ns]" in (getattr(a, "dtype", None), getattr(b, "dtype", None)) or hasattr(b, "_nanoseconds"):
        from pandas.core.times import operate_on_moments
        return operate_on_moments(name, a, b)
    if not isinstance(b, Column) and isinstance(a, Column) and a.dtype != "object" and isinstance(b, str):
        if name == "eq" or name == "ne":
            return _pandas.full(len(a), name == "ne", "bool")
        a = a.astype("object")
    result = _pandas.binary(name, a, b)
    if result.dtype == "object" and name in ("add", "sub", "mul", "truediv", "floordiv", "mod", "pow"):
        return result
    return result


def unwrapped(other):
    """An operand without its labels: a column or a single value."""
    if hasattr(other, "_column"):
        return other._column
    if isinstance(other, (list, tuple, range)):
        return as_column(other)
    return other


OPERATIONS = {"add": "+", "sub": "-", "mul": "*", "truediv": "/", "floordiv": "//", "mod": "%", "pow": "**", "and": "&", "or": "|", "xor": "^"}
COMPARISONS = {"eq": "==", "ne": "!=", "lt": "<", "le": "<=", "gt": ">", "ge": ">="}


class NDFrame:
    """Labels beside values."""

    __module__ = "pandas.core.generic"
    __array_priority__ = 1000

    def __bool__(self):
        raise ValueError(f"The truth value of a {type(self).__name__} is ambiguous. Use a.empty, a.bool(), a.item(), a.any() or a.all().")

    def __hash__(self):
        raise TypeError(f"unhashable type: {type(self).__name__!r}")

    def __contains__(self, label):
        return label in self._info_axis()

    def __neg__(self):
        return self._map_columns(lambda column: _pandas.unary("neg", column))

    def __pos__(self):
        return self.copy()

    def __invert__(self):
        return self._map_columns(lambda column: _pandas.unary("invert", column))

    def __abs__(self):
        return self._map_columns(lambda column: _pandas.unary("abs", column))

    abs = __abs__

    def round(self, decimals=0):
        if isinstance(decimals, dict):
            result = self.copy()
            for label, digits in decimals.items():
                if label in result:
                    result[label] = result[label].round(digits)
            return result
        return self._map_columns(lambda c: _pandas.round(c, decimals) if c.dtype in ("float64", "float32") else c)

    def __round__(self, decimals=0):
        return self.round(decimals)

    def isna(self):
        return self._map_columns(lambda column: column.isna())

    isnull = isna

    def notna(self):
        return self._map_columns(lambda column: _pandas.unary("invert", column.isna()))

    notnull = notna

    def head(self, n=5):
        return self._rows_slice(slice(None, n))

    def tail(self, n=5):
        return self._rows_slice(slice(-n, None) if n > 0 else slice(len(self), None) if n == 0 else slice(-n, None))

    def cumsum(self, axis=None, skipna=True):
        return self._map_columns(lambda column: _pandas.cumulative(column, "sum"))

    def cumprod(self, axis=None, skipna=True):
        return self._map_columns(lambda column: _pandas.cumulative(column, "prod"))

    def cummin(self, axis=None, skipna=True):
        return self._map_columns(lambda column: _pandas.cumulative(column, "min"))

    def cummax(self, axis=None, skipna=True):
        return self._map_columns(lambda column: _pandas.cumulative(column, "max"))

    def pipe(self, func, *args, **kwargs):
        return func(self, *args, **kwargs)

    @property
    def empty(self):
        return 0 in self.shape

    @property
    def loc(self):
        from pandas.core.indexing import Loc
        return Loc(self)

    @property
    def iloc(self):
        from pandas.core.indexing import ILoc
        return ILoc(self)

    @property
    def at(self):
        from pandas.core.indexing import At
        return At(self)

    @property
    def iat(self):
        from pandas.core.indexing import IAt
        return IAt(self)

    @property
    def attrs(self):
        return self.__dict__.setdefault("_attrs", {})

    _edit = "pandas.core.edit"
    _stats = "pandas.core.stats"
    drop = later(_edit)
    rename = later(_edit)
    rename_axis = later(_edit)
    set_axis = later(_edit)
    sort_index = later(_edit)
    reset_index = later(_edit)
    reindex = later(_edit)
    fillna = later(_edit)
    ffill = later(_edit)
    bfill = later(_edit)
    dropna = later(_edit)
    replace = later(_edit)
    where = later(_edit)
    mask = later(_edit)
    clip = later(_edit)
    shift = later(_edit)
    diff = later(_edit)
    pct_change = later(_edit)
    sample = later(_edit)
    truncate = later(_edit)
    drop_duplicates = later(_edit)
    duplicated = later(_edit)
    astype = later(_edit)
    rank = later(_stats)
    describe = later(_stats)
    quantile = later(_stats)
    groupby = later("pandas.core.groupby")
    to_csv = later("pandas.io.write")
    to_json = later("pandas.io.write")


def _reduction(name):
    def method(self, axis=None, skipna=True, level=None, numeric_only=None, min_count=0, **kwargs):
        return self._reduced(name, axis, skipna, numeric_only, 1, min_count)
    method.__name__ = name
    return method


for _name in ("sum", "prod", "mean", "min", "max"):
    setattr(NDFrame, _name, _reduction(_name))
NDFrame.product = NDFrame.prod


def _spread(name):
    def method(self, axis=None, skipna=True, level=None, ddof=1, numeric_only=None):
        return self._reduced(name, axis, skipna, numeric_only, ddof)
    method.__name__ = name
    return method


def _truth(name):
    def method(self, axis=0, bool_only=None, skipna=True, level=None):
        return self._reduced(name, axis, skipna, bool_only)
    method.__name__ = name
    return method


for _name in ("var", "std", "sem"):
    setattr(NDFrame, _name, _spread(_name))
for _name in ("any", "all"):
    setattr(NDFrame, _name, _truth(_name))


def _median(self, axis=None, skipna=True, level=None, numeric_only=None):
    return self._reduced("median", axis, skipna, numeric_only)


NDFrame.median = _median
_median.__name__ = "median"


def reduce_column(column, how, skipna=True, ddof=1, min_count=0):
    """One value of a column."""
    if isinstance(column, Categorical):
        if how not in ("min", "max", "count") or how != "count" and not column.ordered:
            raise TypeError(f"'Categorical' with dtype category does not support reduction '{how}'" if how not in ("min", "max") else
                            f"Categorical is not ordered for operation {how}\nyou can use .as_ordered() to change the Categorical to an ordered one\n")
        if how == "count":
            return len(column) - _pandas.reduce(column.isna(), "sum")
        codes = [code for code in column.codes_column.tolist() if code >= 0]
        return column.categories[{"min": min, "max": max}[how](codes)] if codes else float("nan")
    if column.dtype == "datetime64[ns]":
        from pandas.core.times import reduce_moments
        return reduce_moments(column, how)
    if how in ("std", "sem", "median", "var", "mean") and column.dtype == "object":
        _check_numbers(column, how)
        if how != "mean":
            column = column.astype("float64")
    if how == "std" or how == "sem":
        value = _pandas.reduce(column, "var", skipna, ddof) ** 0.5
        return value if how == "std" else value / _pandas.reduce(column, "count") ** 0.5
    if how == "median":
        if not skipna and column.hasna:
            return float("nan")
        return _pandas.quantile(column, 0.5)
    if how in ("min", "max") and len(column) == 0:
        return float("nan")
    if min_count and _pandas.reduce(column, "count") < min_count:
        return float("nan")
    value = _pandas.reduce(column, how, skipna, ddof)
    if how == "mean" and column.dtype == "object" and not isinstance(value, (int, float)):
        raise TypeError(f"Could not convert {value} to numeric")
    return value


def _check_numbers(column, how):
    for value in column.tolist():
        if isinstance(value, str):
            if how == "mean":
                text = _pandas.reduce(column, "sum")
                try:
                    float(text)
                except ValueError:
                    raise TypeError(f"Could not convert {text} to numeric") from None
            elif how == "median":
                raise TypeError(f"could not convert string to float: {value!r}")
            else:
                raise TypeError(f"could not convert string to float: {value!r}")


_BUILTINS = {sum: "sum", max: "max", min: "min", any: "any", all: "all"}


def agg_name(function):
    """The name of an aggregation, which may be given as a function of Python."""
    return _BUILTINS.get(function, function) if callable(function) else function


def _operator(name, reflected):
    def method(self, other):
        return self._operated(name, other, reflected)
    method.__name__ = f"__{'r' if reflected else ''}{name}__"
    return method


def attach_operators(cls, flexible, comparison):
    """The operators, and the methods that go by their names: flexible(name, reflected) makes one, comparison(name) both of a kind."""
    for name in OPERATIONS:
        for reflected in (False, True):
            setattr(cls, f"__{'r' if reflected else ''}{name}__", _operator(name, reflected))
            if name not in ("and", "or", "xor"):
                setattr(cls, ("r" if reflected else "") + name, flexible(name, reflected))
    for name in COMPARISONS:
        operator, flexible_one = comparison(name)
        setattr(cls, f"__{name}__", operator)
        setattr(cls, name, flexible_one)
