"""DataFrame: columns that share their labels of rows."""
import _pandas
from _pandas import Column

from pandas.core.arrays import (Categorical, as_column, boxed, common_type, full_dtype, later, part, take, usage)
from pandas.core.generic import NDFrame, attach_operators, operate
from pandas.core.index import Index, RangeIndex, ensure_index
from pandas.core.series import Series


class DataFrame(NDFrame):
    __module__ = "pandas.core.frame"
    ndim = 2
    _typ = "dataframe"

    def __init__(self, data=None, index=None, columns=None, dtype=None, copy=None):
        from pandas.core.construction import frame_parts
        data, names, labels = frame_parts(data, index, columns, dtype)
        self.__dict__.update(_data=data, _columns=names, _index=labels)

    @classmethod
    def _of(cls, data, columns, index):
        self = object.__new__(cls)
        self.__dict__.update(_data=data, _columns=columns, _index=index)
        return self

    @classmethod
    def from_dict(cls, data, orient="columns", dtype=None, columns=None):
        if orient == "columns":
            return cls(data, dtype=dtype)
        if orient != "index":
            raise ValueError(f"Expected 'index', 'columns' or 'tight' for orient parameter. Got '{orient}' instead")
        rows = list(data.values())
        if rows and isinstance(rows[0], (dict, Series)):
            return cls([dict(row) for row in rows], index=list(data), dtype=dtype)
        return cls(rows, index=list(data), columns=columns, dtype=dtype)

    @classmethod
    def from_records(cls, data, index=None, columns=None):
        frame = cls(list(data), columns=columns)
        return frame if index is None else frame.set_index(index)

    # ---- What it is -------------------------------------------------------------------------------------------------------------

    @property
    def index(self):
        return self._index

    @index.setter
    def index(self, labels):
        labels = ensure_index(labels)
        if len(self._columns) and len(labels) != len(self._index):
            raise ValueError(f"Length mismatch: Expected axis has {len(self._index)} elements, new values have {len(labels)} elements")
        self.__dict__["_index"] = labels

    @property
    def columns(self):
        return self._columns

    @columns.setter
    def columns(self, names):
        names = ensure_index(names)
        if len(names) != len(self._columns):
            raise ValueError(f"Length mismatch: Expected axis has {len(self._columns)} elements, new values have {len(names)} elements")
        self.__dict__["_columns"] = names

    shape = property(lambda self: (len(self._index), len(self._columns)))
    size = property(lambda self: len(self._index) * len(self._columns))
    axes = property(lambda self: [self._index, self._columns])
    dtypes = property(lambda self: Series._of(_pandas.column([full_dtype(column) for column in self._data], "object"), self._columns))

    def _info_axis(self):
        return self._columns

    def __len__(self):
        return len(self._index)

    def __iter__(self):
        return iter(self._columns)

    def keys(self):
        return self._columns

    def __getattr__(self, name):
        if not name.startswith("_"):
            try:
                if name in self._columns:
                    return self[name]
            except TypeError:
                pass
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")

    def __setattr__(self, name, value):
        if not name.startswith("_") and not hasattr(type(self), name) and name in self._columns:
            self[name] = value
            return
        if not name.startswith("_") and not hasattr(type(self), name) and isinstance(value, (list, tuple, Series)):
            import warnings
            warnings.warn("Pandas doesn't allow columns to be created via a new attribute name - see "
                          "https://pandas.pydata.org/pandas-docs/stable/indexing.html#attribute-access", stacklevel=2)
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        if name in self._columns:
            del self[name]
        else:
            object.__delattr__(self, name)

    def __dir__(self):
        names = set(object.__dir__(self))
        names.update(label for label in self._columns if isinstance(label, str) and label.isidentifier())
        return sorted(names)

    def __sizeof__(self):
        return self.memory_usage(deep=True).sum()

    def memory_usage(self, index=True, deep=False):
        names, sizes = self._columns, [usage(column, deep) for column in self._data]
        if index:
            names, sizes = Index(["Index"]).append(names), [self._index.memory_usage(deep), *sizes]
        return Series._of(_pandas.column(sizes, "int64"), names)

    __repr__ = later("pandas.io.formats", "frame_repr")
    to_string = later("pandas.io.formats", "frame_to_string")

    def __str__(self):
        return repr(self)

    # ---- Parts --------------------------------------------------------------------------------------------------------------------

    def _column_series(self, place):
        return Series._of(self._data[place], self._index, self._columns[place])

    def _map_columns(self, function):
        return DataFrame._of([function(column) for column in self._data], self._columns, self._index)

    def _rows_slice(self, where):
        return DataFrame._of([part(column, where) for column in self._data], self._columns, self._index._slice(where))

    def _rows(self, rows):
        return DataFrame._of([take(column, rows) for column in self._data], self._columns, self._index._take(rows))

    def _places_of(self, label):
        """The places of the columns of that name; KeyError."""
        found = self._columns._find(label)
        return [found] if isinstance(found, int) else found

    def _select(self, places):
        return DataFrame._of([self._data[i] for i in places], self._columns._take(_pandas.column(list(places), "int64")), self._index)

    def __getitem__(self, key):
        if isinstance(key, (str, int, float)) or key is None:
            try:
                found = self._columns._find(key)
            except KeyError:
                raise KeyError(key) from None
            if isinstance(found, int):
                return self._column_series(found)
        from pandas.core import indexing
        return indexing.frame_get(self, key)

    def __setitem__(self, key, value):
        from pandas.core import indexing
        indexing.frame_set(self, key, value)

    def __delitem__(self, key):
        gone = set(self._places_of(key))
        kept = self._select([i for i in range(len(self._data)) if i not in gone])
        self.__dict__.update(_data=kept._data, _columns=kept._columns)

    def _set_column(self, label, column):
        """A column of that name, or another in its place."""
        if label in self._columns:
            data = list(self._data)
            for place in self._places_of(label):
                data[place] = column
            self.__dict__["_data"] = data
        else:
            self._insert(len(self._data), label, column)

    def _insert(self, place, label, column):
        names = self._columns
        if isinstance(names, RangeIndex) and label == len(names) == place and len(names):
            names = RangeIndex(len(names) + 1)
        elif len(names) == 0:
            names = Index([label], tupleize_cols=False) if names.name is None else Index([label], name=names.name)
        else:
            names = names.insert(place, label)
        self.__dict__.update(_data=self._data[:place] + [column] + self._data[place:], _columns=names)

    def insert(self, loc, column, value, allow_duplicates=False):
        if column in self._columns and not allow_duplicates:
            raise ValueError(f"cannot insert {column}, already exists")
        if not isinstance(loc, int):
            raise TypeError("loc must be int")
        from pandas.core import indexing
        self._insert(loc, column, indexing.column_for(self, value))

    def pop(self, item):
        taken = self[item]
        del self[item]
        return taken

    def get(self, key, default=None):
        try:
            return self[key]
        except (KeyError, ValueError, IndexError):
            return default

    def copy(self, deep=True):
        return DataFrame._of([column.copy() if deep else column for column in self._data], self._columns, self._index)

    def __copy__(self, deep=True):
        return self.copy(deep)

    def __deepcopy__(self, memo=None):
        return self.copy()

    def __reduce__(self):
        return DataFrame, ({i: (boxed(column)) for i, column in enumerate(self._data)}, None), {"labels": (self._columns.tolist(), self._index.tolist())}

    def __setstate__(self, state):
        names, labels = state["labels"]
        self.columns, self.index = names, labels

    def _rows_of_values(self):
        return zip(*(boxed(column) for column in self._data)) if self._data else iter(())

    def iterrows(self):
        if not self._data:
            for label in self._index:
                yield label, Series._of(_pandas.column([], "object"), self._columns, label)
            return
        for label, values in zip(self._index, self._rows_of_values()):
            yield label, self._row_series(values, label)

    def _row_series(self, values, label):
        common = self._common()
        column = _pandas.column(list(values), common) if common not in ("category", "datetime64[ns]") else as_column(list(values))
        return Series._of(column, self._columns, label)

    def _common(self):
        common = None
        for column in self._data:
            kind = column.dense().dtype if isinstance(column, Categorical) else column.dtype
            common = kind if common is None else common_type(common, kind)
        return common or "object"

    def itertuples(self, index=True, name="Pandas"):
        columns = [boxed(column) for column in self._data]
        fields = list(self._columns)
        if index:
            columns.insert(0, self._index.tolist())
            fields.insert(0, "Index")
        if name is None:
            return zip(*columns)
        from collections import namedtuple
        return map(namedtuple(name, fields, rename=True)._make, zip(*columns))

    def items(self):
        for place, label in enumerate(self._columns):
            yield label, self._column_series(place)

    iteritems = items

    # ---- Values by columns --------------------------------------------------------------------------------------------------------------

    def _reduced(self, how, axis, skipna, numeric_only=None, ddof=1, min_count=0):
        if axis in (1, "columns"):
            from pandas.core.stats import reduce_rows
            return reduce_rows(self, how, skipna, numeric_only, ddof, min_count)
        from pandas.core.stats import reduce_frame
        return reduce_frame(self, how, skipna, numeric_only, ddof, min_count)

    def count(self, axis=0, level=None, numeric_only=False):
        if axis in (1, "columns"):
            return self.notna()._reduced("sum", 1, True)
        return Series._of(_pandas.column([len(c) - _pandas.reduce(c.isna(), "sum") for c in self._data], "int64"), self._columns)

    def nunique(self, axis=0, dropna=True):
        return Series._of(_pandas.column([self._column_series(i).nunique(dropna) for i in range(len(self._data))], "int64"), self._columns)

    def idxmax(self, axis=0, skipna=True):
        return self._each("idxmax")

    def idxmin(self, axis=0, skipna=True):
        return self._each("idxmin")

    def _each(self, method):
        return Series([getattr(self._column_series(i), method)() for i in range(len(self._data))], index=self._columns)

    def _operated(self, name, other, reflected=False, fill_value=None, axis="columns"):
        if isinstance(other, DataFrame):
            return self._with_frame(name, other, reflected, fill_value)
        data, names, labels = self._data, self._columns, self._index
        if isinstance(other, Series):
            if axis in (0, "index"):
                if not other.index.equals(labels):
                    labels = labels.union(other.index)
                    data = self.reindex(labels)._data
                    other = other.reindex(labels)
                others = [other._column] * len(data)
            else:
                if not other.index.equals(names):
                    names = names.union(other.index)
                    data = self.reindex(columns=names)._data
                    other = other.reindex(names)
                others = list(other)
        elif isinstance(other, (list, tuple)):
            if len(other) != len(data):
                raise ValueError(f"Unable to coerce to Series, length must be {len(data)}: given {len(other)}")
            others = list(other)
        else:
            others = [other] * len(data)
        if fill_value is not None:
            from pandas.core.arrays import fill
            data = [fill(column, fill_value) for column in data]
        done = [operate(name, b, a) if reflected and isinstance(b, Column) else _pandas.binary(name, b, a) if reflected else operate(name, a, b)
                for a, b in zip(data, others)]
        return DataFrame._of(done, names, labels)

    def _with_frame(self, name, other, reflected, fill_value):
        a, b = self, other
        if not a._columns.equals(b._columns) or not a._index.equals(b._index):
            names = a._columns if a._columns.equals(b._columns) else a._columns.union(b._columns)
            labels = a._index if a._index.equals(b._index) else a._index.union(b._index)
            a, b = a.reindex(index=labels, columns=names), b.reindex(index=labels, columns=names)
        if reflected:
            a, b = b, a
        pairs = zip(a._data, b._data)
        if fill_value is not None:
            from pandas.core.edit import filled_pair
            pairs = [filled_pair(x, y, fill_value) for x, y in pairs]
        return DataFrame._of([operate(name, x, y) for x, y in pairs], a._columns, a._index)

    def _compared(self, name, other):
        if isinstance(other, DataFrame) and not (self._columns.equals(other._columns) and self._index.equals(other._index)):
            raise ValueError("Can only compare identically-labeled DataFrame objects")
        return self._operated(name, other)

    def equals(self, other):
        return isinstance(other, DataFrame) and self.shape == other.shape and self._columns.equals(other._columns) and \
            self._index.equals(other._index) and all(self._column_series(i).equals(other._column_series(i)) for i in range(len(self._data)))

    def select_dtypes(self, include=None, exclude=None):
        from pandas.core.stats import chosen_types
        return self._select(chosen_types(self, include, exclude))

    # ---- Later --------------------------------------------------------------------------------------------------------------------------

    _edit, _stats, _reshape, _write = "pandas.core.edit", "pandas.core.stats", "pandas.core.reshape", "pandas.io.write"
    T = property(lambda self: self.transpose())
    transpose = later(_reshape, "frame_transpose")
    set_index = later(_edit, "frame_set_index")
    sort_values = later(_edit, "frame_sort_values")
    assign = later(_edit, "frame_assign")
    apply = later(_edit, "frame_apply")
    applymap = later(_edit, "frame_applymap")
    transform = later(_edit, "frame_transform")
    isin = later(_edit, "frame_isin")
    query = later(_edit, "frame_query")
    eval = later(_edit, "frame_eval")
    filter = later(_edit, "frame_filter")
    add_prefix = later(_edit, "frame_add_prefix")
    add_suffix = later(_edit, "frame_add_suffix")
    agg = later(_stats, "frame_agg")
    aggregate = later(_stats, "frame_agg")
    value_counts = later(_stats, "frame_value_counts")
    nlargest = later(_stats, "frame_nlargest")
    nsmallest = later(_stats, "frame_nsmallest")
    corr = later(_stats, "frame_corr")
    merge = later(_reshape, "frame_merge")
    join = later(_reshape, "frame_join")
    append = later(_reshape, "frame_append")
    melt = later(_reshape, "frame_melt")
    pivot_table = later(_reshape, "frame_pivot_table")
    pivot = later(_reshape, "frame_pivot")
    stack = later(_reshape, "frame_stack")
    unstack = later(_reshape, "frame_unstack")
    explode = later(_reshape, "frame_explode")
    to_dict = later(_write, "frame_to_dict")
    info = later(_write, "frame_info")


def _flexible(name, reflected):
    def method(self, other, axis="columns", level=None, fill_value=None):
        return self._operated(name, other, reflected, fill_value, axis)
    method.__name__ = ("r" if reflected else "") + name
    return method


def _comparison(name):
    def operator(self, other):
        return self._compared(name, other)
    operator.__name__ = f"__{name}__"

    def flexible(self, other, axis="columns", level=None):
        return self._operated(name, other, False, None, axis)
    flexible.__name__ = name
    return operator, flexible


attach_operators(DataFrame, _flexible, _comparison)
DataFrame.div = DataFrame.divide = DataFrame.truediv
DataFrame.subtract, DataFrame.multiply = DataFrame.sub, DataFrame.mul
