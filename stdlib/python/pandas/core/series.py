"""Series: a column with labels."""
import _pandas
from _pandas import Column

from pandas.core.arrays import (Categorical, accessor, as_column, boxed, boxed_item, cast, full_dtype, later, missing, nan, part, single, take, usage)
from pandas.core.generic import COMPARISONS, NDFrame, attach_operators, operate, reduce_column, unwrapped
from pandas.core.index import Index, MultiIndex, RangeIndex, ensure_index


class Series(NDFrame):
    __module__ = "pandas.core.series"
    ndim = 1
    _typ = "series"

    def __init__(self, data=None, index=None, dtype=None, name=None, copy=False, fastpath=False):
        labels = None if index is None else ensure_index(index)
        if data is None:
            data = {} if labels is None or len(labels) == 0 else nan
        if isinstance(data, Series):
            name = data.name if name is None else name
            if labels is None:
                column, labels = data._column, data.index
            else:
                column = data.reindex(labels)._column if not data.index.equals(labels) else data._column
            column = column if dtype is None else cast(column, dtype)
        elif isinstance(data, dict):
            keys = list(data)
            column = as_column(list(data.values()), dtype) if keys else as_column([], dtype or ("object" if dtype is None and not keys else None))
            own = ensure_index(keys)
            if labels is None:
                labels = own
            else:
                column = take(column, own.get_indexer(labels)) if keys else _pandas.full(len(labels), nan, "float64")
                if dtype is not None:
                    column = cast(column, dtype)
        elif isinstance(data, Index):
            column = as_column(data._column, dtype)
            name = data.name if name is None else name
        elif isinstance(data, (str, bytes)) or not hasattr(data, "__iter__"):
            if labels is None:
                labels = RangeIndex(1)
            one = single(data) if dtype is None else as_column([data], dtype)
            column = take(one, _pandas.full(len(labels), 0, "int64"))
        else:
            if isinstance(data, (set, frozenset)):
                raise TypeError(f"'{type(data).__name__}' type is unordered")
            column = as_column(data, dtype)
        if labels is None:
            labels = RangeIndex(len(column))
        if len(labels) != len(column):
            if len(column) == 1 and isinstance(data, list) is False:
                column = take(column, _pandas.full(len(labels), 0, "int64"))
            else:
                raise ValueError(f"Length of values ({len(column)}) does not match length of index ({len(labels)})")
        if copy:
            column = column.copy()
        try:
            hash(name)
        except TypeError:
            raise TypeError("Series.name must be a hashable type") from None
        self.__dict__.update(_column=column, _index=labels, _name=name)

    @classmethod
    def _of(cls, column, index, name=None):
        self = object.__new__(cls)
        self.__dict__.update(_column=column, _index=index, _name=name)
        return self

    # ---- What it is -------------------------------------------------------------------------------------------------------------

    @property
    def name(self):
        return self._name

    @name.setter
    def name(self, name):
        try:
            hash(name)
        except TypeError:
            raise TypeError("Series.name must be a hashable type") from None
        self.__dict__["_name"] = name

    @property
    def index(self):
        return self._index

    @index.setter
    def index(self, labels):
        labels = ensure_index(labels)
        if len(labels) != len(self):
            raise ValueError(f"Length mismatch: Expected axis has {len(self)} elements, new values have {len(labels)} elements")
        self.__dict__["_index"] = labels

    dtype = property(lambda self: full_dtype(self._column))
    dtypes = dtype
    shape = property(lambda self: (len(self._column),))
    size = property(lambda self: len(self._column))
    nbytes = property(lambda self: self._column.nbytes)
    hasnans = property(lambda self: self._column.hasna)
    axes = property(lambda self: [self._index])
    is_unique = property(lambda self: self.nunique(False) == len(self))
    is_monotonic_increasing = property(lambda self: Index(self).is_monotonic_increasing)
    is_monotonic_decreasing = property(lambda self: Index(self).is_monotonic_decreasing)
    str = accessor("StringMethods")
    dt = accessor("DatetimeProperties")
    cat = accessor("CategoricalAccessor")

    def _info_axis(self):
        return self._index

    def __len__(self):
        return len(self._column)

    def __iter__(self):
        return iter(boxed(self._column))

    def __getattr__(self, name):
        if name in ("str", "dt", "cat"):
            getattr(__import__("pandas.core.accessors", fromlist=["*"]), type(self).__dict__[name].name)(self)
        if not name.startswith("_"):
            try:
                if name in self._index:
                    return self[name]
            except TypeError:
                pass
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")

    def __setattr__(self, name, value):
        if not name.startswith("_") and not hasattr(type(self), name) and not isinstance(self._index, MultiIndex) and name in self._index:
            self[name] = value
        else:
            object.__setattr__(self, name, value)

    def __dir__(self):
        names = set(object.__dir__(self))
        names.update(label for label in self._index if isinstance(label, type("")) and label.isidentifier())
        return sorted(names)

    def __sizeof__(self):
        return self.memory_usage(deep=True)

    def memory_usage(self, index=True, deep=False):
        total = usage(self._column, deep)
        return total + (self._index.memory_usage(deep) if index else 0)

    __repr__ = later("pandas.io.formats", "series_repr")
    to_string = later("pandas.io.formats", "series_to_string")

    def __str__(self):
        return repr(self)

    # ---- Parts --------------------------------------------------------------------------------------------------------------------

    def _like(self, column):
        return Series._of(column, self._index, self._name)

    def _map_columns(self, function):
        return self._like(function(self._column))

    def _rows_slice(self, where):
        return Series._of(part(self._column, where), self._index._slice(where), self._name)

    def _rows(self, rows):
        return Series._of(take(self._column, rows), self._index._take(rows), self._name)

    def __getitem__(self, key):
        from pandas.core import indexing
        return indexing.series_get(self, key)

    def __setitem__(self, key, value):
        from pandas.core import indexing
        indexing.series_set(self, key, value)

    def __delitem__(self, key):
        kept = self.drop(key)
        self.__dict__.update(_column=kept._column, _index=kept._index)

    def get(self, key, default=None):
        try:
            return self[key]
        except (KeyError, ValueError, IndexError):
            return default

    def item(self):
        if len(self) != 1:
            raise ValueError("can only convert an array of size 1 to a Python scalar")
        return boxed_item(self._column, 0)

    def __float__(self):
        return float(self._only("float"))

    def __int__(self):
        return int(self._only("int"))

    def _only(self, what):
        if len(self) != 1:
            raise TypeError(f"cannot convert the series to <class '{what}'>")
        return self._column[0]

    def bool(self):
        value = self.item() if len(self) == 1 else None
        if value is not True and value is not False:
            if len(self) == 1:
                raise ValueError("bool cannot act on a non-boolean single element Series")
            self.__bool__()
        return value

    def tolist(self):
        return boxed(self._column)

    to_list = tolist

    def keys(self):
        return self._index

    def items(self):
        return zip(self._index, boxed(self._column))

    def copy(self, deep=True):
        return Series._of(self._column.copy() if deep else self._column, self._index, self._name)

    def __copy__(self, deep=True):
        return self.copy(deep)

    def __deepcopy__(self, memo=None):
        return self.copy()

    def __reduce__(self):
        return Series, (boxed(self._column), self._index.tolist(), str(self.dtype), self._name)

    def to_frame(self, name=None):
        from pandas.core.frame import DataFrame
        return DataFrame._of([self._column], Index([self._name if name is None else name] if self._name is not None or name is not None else [0]),
                             self._index)

    def to_dict(self, into=dict):
        return into(self.items())

    def _put_column(self, column):
        """Another column in place of the own one, in place where the type stays."""
        mine = self._column
        if isinstance(mine, Column) and isinstance(column, Column) and mine.dtype == column.dtype and len(mine) == len(column):
            _pandas.put_rows(mine, _pandas.arange(0, 1, len(mine)), column)
        else:
            self.__dict__["_column"] = column

    # ---- One value ------------------------------------------------------------------------------------------------------------------

    def _reduced(self, how, axis, skipna, numeric_only=None, ddof=1, min_count=0):
        return reduce_column(self._column, how, skipna, ddof, min_count)

    def count(self, level=None):
        return _pandas.reduce(self._column, "count") if isinstance(self._column, Column) else len(self) - sum(self._column.isna().tolist())

    def nunique(self, dropna=True):
        return Index.nunique(self, dropna)

    def _plain(self):
        return self._column.dense() if isinstance(self._column, Categorical) else self._column

    def unique(self):
        from pandas.core.stats import unique_values
        return unique_values(self)

    def argmin(self, axis=None, skipna=True):
        return _pandas.reduce(self._column, "argmin")

    def argmax(self, axis=None, skipna=True):
        return _pandas.reduce(self._column, "argmax")

    def idxmin(self, axis=0, skipna=True):
        return self._label_of("argmin")

    def idxmax(self, axis=0, skipna=True):
        return self._label_of("argmax")

    def _label_of(self, how):
        if self._column.dtype == "object":
            raise TypeError(f"reduction operation '{how}' not allowed for this dtype")
        if not len(self):
            raise ValueError(f"attempt to get {how} of an empty sequence")
        row = _pandas.reduce(self._column, how)
        return nan if row < 0 else self._index[row]

    # ---- With others ----------------------------------------------------------------------------------------------------------------

    def _aligned(self, other):
        """Both with the labels of either."""
        if self._index is other._index or self._index.equals(other._index):
            return self, other
        labels = self._index.union(other._index)
        return self.reindex(labels), other.reindex(labels)

    def _operated(self, name, other, reflected=False, fill_value=None):
        if hasattr(other, "columns"):
            return NotImplemented
        label = self._name
        mine = self
        if isinstance(other, Series):
            mine, other = self._aligned(other)
            label = self._name if self._name == other._name else None
        elif isinstance(other, Index) and other.name != self._name:
            label = None
        a, b = mine._column, unwrapped(other)
        if isinstance(b, (Column, Categorical)) and len(b) != len(a):
            if name in COMPARISONS:
                raise ValueError("Lengths must match to compare", (len(a),), (len(b),))
            left, right = (b, a) if reflected else (a, b)
            raise ValueError(f"operands could not be broadcast together with shapes ({len(left)},) ({len(right)},) ")
        if fill_value is not None:
            from pandas.core.edit import filled_pair
            a, b = filled_pair(a, b, fill_value)
        return Series._of(operate(name, b, a) if reflected else operate(name, a, b), mine._index, label)

    def _compared(self, name, other):
        if isinstance(other, Series) and not (len(self) == len(other) and self._index.equals(other._index)):
            raise ValueError("Can only compare identically-labeled Series objects")
        return self._operated(name, other)

    def between(self, left, right, inclusive="both"):
        first = self >= left if inclusive in ("both", "left") else self > left
        second = self <= right if inclusive in ("both", "right") else self < right
        return first & second

    def equals(self, other):
        return isinstance(other, Series) and self.dtype == other.dtype and self._index.equals(other._index) and Index.equals(Index(self), Index(other))

    # ---- Later ----------------------------------------------------------------------------------------------------------------------

    _edit, _stats = "pandas.core.edit", "pandas.core.stats"
    isin = later(_edit, "series_isin")
    sort_values = later(_edit, "series_sort_values")
    argsort = later(_edit, "series_argsort")
    map = later(_edit, "series_map")
    apply = later(_edit, "series_apply")
    agg = later(_stats, "series_agg")
    aggregate = later(_stats, "series_agg")
    transform = later(_edit, "series_transform")
    value_counts = later(_stats, "series_value_counts")
    nlargest = later(_stats, "series_nlargest")
    nsmallest = later(_stats, "series_nsmallest")
    mode = later(_stats, "series_mode")
    corr = later(_stats, "series_corr")
    cov = later(_stats, "series_cov")
    skew = later(_stats, "series_skew")
    factorize = later(_stats, "series_factorize")
    append = later("pandas.core.reshape", "series_append")
    unstack = later("pandas.core.reshape", "series_unstack")
    explode = later("pandas.core.reshape", "series_explode")
    info = later("pandas.io.write", "series_info")


def _flexible(name, reflected):
    def method(self, other, level=None, fill_value=None, axis=0):
        return self._operated(name, other, reflected, fill_value)
    method.__name__ = ("r" if reflected else "") + name
    return method


def _comparison(name):
    def operator(self, other):
        return self._compared(name, other)
    operator.__name__ = f"__{name}__"

    def flexible(self, other, level=None, fill_value=None, axis=0):
        return self._operated(name, other, False, fill_value)
    flexible.__name__ = name
    return operator, flexible


attach_operators(Series, _flexible, _comparison)
Series.div = Series.divide = Series.truediv
Series.rdiv = Series.rtruediv
Series.subtract, Series.multiply = Series.sub, Series.mul
