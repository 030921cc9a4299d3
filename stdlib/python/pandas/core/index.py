"""Labels of rows and columns: Index and its kinds. A label is found by a dict that is made when it is first needed."""
import _pandas

from pandas.core.arrays import (Categorical, accessor, as_column, boxed, boxed_item, concat, full_dtype, later, missing, nan, part, table_bytes, take, usage)

_sizeof = __import__("sys").getsizeof


class Index:
    __module__ = "pandas.core.indexes.base"
    __slots__ = ("_values_", "_name", "_known", "__weakref__")
    nlevels = 1
    _kind = None

    def __new__(cls, data=None, dtype=None, copy=False, name=None, tupleize_cols=True):
        if data is None:
            raise TypeError("Index(...) must be called with a collection of some kind, None was passed")
        if isinstance(data, (str, bytes, int, float)):
            raise TypeError(f"Index(...) must be called with a collection of some kind, {data!r} was passed")
        if isinstance(data, Index) and dtype is None:
            return data.rename(data.name if name is None else name)
        if isinstance(data, range) and dtype is None:
            return RangeIndex(data, name=name)
        if name is None and hasattr(data, "_column"):
            name = data.name
        if dtype is None and isinstance(data, list) and data and tupleize_cols and all(isinstance(x, tuple) for x in data):
            return MultiIndex.from_tuples(data, names=name)
        if dtype is None and isinstance(data, (list, tuple)) and not data:
            dtype = "object"
        return index_of(as_column(data, dtype), name)

    @property
    def _column(self):
        return self._values_

    @property
    def name(self):
        return self._name

    @name.setter
    def name(self, name):
        try:
            hash(name)
        except TypeError:
            raise TypeError(f"{type(self).__name__}.name must be a hashable type") from None
        self._name = name

    @property
    def names(self):
        return FrozenList([self._name])

    @names.setter
    def names(self, names):
        if len(names) != 1:
            raise ValueError(f"Length of new names must be 1, got {len(names)}")
        self.name = names[0]

    dtype = property(lambda self: full_dtype(self._column))
    nbytes = property(lambda self: self._column.nbytes)
    size = property(lambda self: len(self))
    shape = property(lambda self: (len(self),))
    ndim = property(lambda self: 1)
    empty = property(lambda self: len(self) == 0)
    str = accessor("StringMethods")
    hasnans = property(lambda self: self._column.hasna)

    @property
    def inferred_type(self):
        kind = self._column.dtype
        if kind == "object":
            items = self._column.tolist()
            return "string" if items and all(isinstance(x, str) for x in items) else "mixed" if items else "empty"
        return {"i": "integer", "u": "integer", "f": "floating", "b": "boolean", "d": "datetime64", "c": "categorical"}[kind[0]]

    def __len__(self):
        return len(self._column)

    def __iter__(self):
        return iter(boxed(self._column))

    def __contains__(self, label):
        hash(label)
        try:
            self.get_loc(label)
        except KeyError:
            return False
        return True

    def __getitem__(self, key):
        if isinstance(key, int) and not isinstance(key, bool):
            n = len(self)
            if not -n <= key < n:
                raise IndexError(f"index {key} is out of bounds for axis 0 with size {n}")
            return boxed_item(self._column, key if key >= 0 else key + n)
        if isinstance(key, slice):
            return self._slice(key)
        return self._take(_rows_of(key, len(self)))

    def __setitem__(self, key, value):
        raise TypeError("Index does not support mutable operations")

    def __hash__(self):
        raise TypeError(f"unhashable type: {type(self).__name__!r}")

    def __bool__(self):
        raise ValueError(f"The truth value of a {type(self).__name__} is ambiguous. Use a.empty, a.bool(), a.item(), a.any() or a.all().")

    def _slice(self, where):
        return index_of(part(self._column, where), self._name)

    def _take(self, rows):
        return index_of(take(self._column, rows), self._name)

    def take(self, indices):
        return self._take(_rows_of(indices, len(self)))

    def tolist(self):
        return boxed(self._column)

    to_list = tolist

    def __sizeof__(self):
        return self.memory_usage(deep=True)

    def memory_usage(self, deep=False):
        return usage(self._column, deep) + self._engine_bytes()

    def _engine_bytes(self):
        """The table in which pandas finds labels is made when it first looks for one."""
        try:
            return table_bytes(len(self._known), len(self))
        except AttributeError:
            return 0

    # ---- Labels -----------------------------------------------------------------------------------------------------------------

    def _places(self):
        """Each label's row, or the list of its rows."""
        try:
            return self._known
        except AttributeError:
            pass
        known = {}
        for row, label in enumerate(boxed(self._column)):
            if label is not nan and missing(label):
                label = nan
            if label in known:
                rows = known[label]
                if isinstance(rows, list):
                    rows.append(row)
                else:
                    known[label] = [rows, row]
            else:
                known[label] = row
        self._known = known
        return known

    def get_loc(self, label):
        """The row of a label; of one that occurs several times, a slice or a mask as pandas gives it."""
        rows = self._find(label)
        if isinstance(rows, int):
            return rows
        if rows[-1] - rows[0] == len(rows) - 1:
            return slice(rows[0], rows[-1] + 1)
        return [row in set(rows) for row in range(len(self))]

    def _find(self, label):
        """A row or a list of rows; KeyError."""
        if isinstance(label, slice):
            raise TypeError("unhashable type: 'slice'")
        try:
            if label is None or label != label:
                label = nan
            return self._places()[self._label(label)]
        except TypeError:
            hash(label)
            raise

    def _label(self, label):
        if self._column.dtype == "datetime64[ns]" and isinstance(label, str):
            from pandas.core.times import Timestamp
            try:
                return Timestamp(label)
            except ValueError:
                raise KeyError(label) from None
        return label

    def get_indexer(self, target):
        """The row of each label of another index, -1 where there is none."""
        other = target if isinstance(target, Index) else Index(target) if not isinstance(target, Categorical) else None
        column = target if other is None else other._column
        mine = self._column
        if isinstance(column, Categorical):
            column = column.dense()
        if isinstance(mine, Categorical):
            mine = mine.dense()
        if not self.is_unique:
            raise _invalid("Reindexing only valid with uniquely valued Index objects")
        if column.dtype != mine.dtype:
            numbers = "iuf"
            common = _pandas.promote(mine.dtype, column.dtype) if mine.dtype[0] in numbers and column.dtype[0] in numbers else "object"
            mine, column = mine.astype(common), column.astype(common)
        return _pandas.lookup(mine, column)

    def isin(self, values, level=None):
        from pandas.core.series import Series
        return Series(self._column).isin(values)._column

    @property
    def is_unique(self):
        return len(self._places()) == len(self)

    has_duplicates = property(lambda self: not self.is_unique)

    def _ordered(self, operation):
        values = self.tolist()
        try:
            return all(operation(a, b) for a, b in zip(values, values[1:]))
        except TypeError:
            return False

    is_monotonic_increasing = property(lambda self: self._ordered(lambda a, b: a <= b))
    is_monotonic_decreasing = property(lambda self: self._ordered(lambda a, b: a >= b))

    def equals(self, other):
        if self is other:
            return True
        if not isinstance(other, Index) or len(self) != len(other) or self.nlevels != other.nlevels:
            return False
        a, b = self.tolist(), other.tolist()
        return a == b or all(x == y or missing(x) and missing(y) for x, y in zip(a, b))

    def identical(self, other):
        return self.equals(other) and self.name == other.name and type(self) is type(other)

    def unique(self, level=None):
        return index_of(take(self._column, _pandas.factorize(self._plain(), True)[1]), self._name)

    def _plain(self):
        return self._column.dense() if isinstance(self._column, Categorical) else self._column

    def nunique(self, dropna=True):
        return len(_pandas.factorize(self._plain(), not dropna)[1])

    def rename(self, name, inplace=False):
        result = self if inplace else self.copy()
        result.name = name
        return None if inplace else result

    set_names = rename

    def copy(self, name=None, deep=False):
        result = self._like(self._column)
        result._name = self._name if name is None else name
        try:
            result._known = self._known
        except AttributeError:
            pass
        return result

    view = copy

    def _like(self, column):
        result = object.__new__(type(self))
        result._values_, result._name = column, None
        return result

    def append(self, other):
        others = other if isinstance(other, (list, tuple)) else [other]
        names = {self.name, *(index.name for index in others)}
        name = self.name if len(names) == 1 else None
        return index_of(concat([self._column, *(index._column for index in others)]), name)

    def union(self, other, sort=None):
        other = other if isinstance(other, Index) else Index(other)
        name = self.name if self.name == other.name else None
        if self.equals(other):
            return self.rename(name)
        if len(other) == 0:
            return self.rename(name)
        if len(self) == 0:
            return other.rename(name)
        joined = concat([self._plain(), other._plain()])
        result = take(joined, _pandas.factorize(joined, True)[1])
        if sort is not False:
            try:
                result = take(result, _pandas.argsort(result, True, True))
            except TypeError:
                pass
        return index_of(result, name)

    def intersection(self, other, sort=False):
        other = other if isinstance(other, Index) else Index(other)
        name = self.name if self.name == other.name else None
        rows = _pandas.nonzero(_pandas.binary("ge", other.get_indexer(self), 0)) if other.is_unique else None
        if rows is None:
            keep = set(other.tolist())
            rows = _pandas.column([i for i, x in enumerate(self) if x in keep], "int64")
        return index_of(take(self._plain(), rows), name).unique()

    def difference(self, other, sort=None):
        leave = set(other)
        kept = [x for x in self if x not in leave]
        try:
            kept.sort()
        except TypeError:
            pass
        return index_of(as_column(kept, None if kept else self._plain().dtype), self.name)

    def drop(self, labels, errors="raise"):
        labels = labels if isinstance(labels, (list, tuple, Index)) else [labels]
        absent = [label for label in labels if label not in self]
        if absent and errors != "ignore":
            raise KeyError(f"{list(labels)} not found in axis")
        leave = set(labels)
        return self._take(_pandas.column([i for i, x in enumerate(self) if x not in leave], "int64"))

    def delete(self, loc):
        rows = list(range(len(self)))
        del rows[loc]
        return self._take(_pandas.column(rows, "int64"))

    def insert(self, loc, item):
        items = self.tolist()
        items.insert(loc, item)
        return Index(items, name=self.name, tupleize_cols=self.nlevels > 1)

    def astype(self, dtype, copy=True):
        return index_of(as_column(self._column, dtype), self._name)

    def map(self, mapper):
        function = mapper if callable(mapper) else lambda x: mapper.get(x, nan)
        return Index([function(x) for x in self], name=self.name)

    def get_level_values(self, level):
        self._level(level)
        return self

    def _level(self, level):
        if isinstance(level, int) and level not in (0, -1):
            raise IndexError(f"Too many levels: Index has only 1 level, {'%s is not a valid level number' % level if level < 0 else 'not %d' % (level + 1)}")
        if not isinstance(level, int) and level != self.name:
            raise KeyError(f"Requested level ({level}) does not match index name ({self.name})")
        return 0

    def isna(self):
        return self._column.isna()

    isnull = isna

    def to_series(self, index=None, name=None):
        from pandas.core.series import Series
        return Series(self._column, index=self if index is None else index, name=self.name if name is None else name)

    def to_frame(self, index=True, name=None):
        from pandas.core.frame import DataFrame
        frame = DataFrame({self.name or 0 if name is None else name: self._column})
        if index:
            frame.index = self
        return frame

    def sort_values(self, ascending=True, return_indexer=False):
        return self._take(_pandas.argsort(self._plain(), ascending, False))

    def min(self):
        return _pandas.reduce(self._plain(), "min")

    def max(self):
        return _pandas.reduce(self._plain(), "max")

    def item(self):
        if len(self) != 1:
            raise ValueError("can only convert an array of size 1 to a Python scalar")
        return self[0]

    def slice_locs(self, start, stop):
        """The rows from one label to another, both included."""
        first = 0 if start is None else self._bound(start, False)
        last = len(self) if stop is None else self._bound(stop, True)
        return first, last

    def _bound(self, label, right):
        try:
            rows = self._find(self._label(label))
        except KeyError:
            values = self.tolist()
            if self.is_monotonic_increasing:
                bisect = __import__("bisect")
                try:
                    return (bisect.bisect_right if right else bisect.bisect_left)(values, self._label(label))
                except TypeError:
                    pass
            if isinstance(label, str) != isinstance(values[0] if values else label, str):
                raise TypeError(f"cannot do slice indexing on {type(self).__name__} with these indexers [{label}] of type {type(label).__name__}") from None
            raise KeyError(label) from None
        if isinstance(rows, int):
            return rows + right
        if rows[-1] - rows[0] != len(rows) - 1:
            raise KeyError(f"Cannot get {'right' if right else 'left'} slice bound for non-unique label: {label!r}")
        return rows[-1] + 1 if right else rows[0]

    __repr__ = later("pandas.io.formats", "index_repr")
    format = later("pandas.io.formats", "index_format")


class _NumericIndex(Index):
    __module__ = "pandas.core.indexes.numeric"
    __slots__ = ()


class Int64Index(_NumericIndex):
    __module__ = "pandas.core.indexes.numeric"
    __slots__ = ()


class UInt64Index(_NumericIndex):
    __module__ = "pandas.core.indexes.numeric"
    __slots__ = ()


class Float64Index(_NumericIndex):
    __module__ = "pandas.core.indexes.numeric"
    __slots__ = ()


class DatetimeIndex(Index):
    __module__ = "pandas.core.indexes.datetimes"
    __slots__ = ()


class CategoricalIndex(Index):
    __module__ = "pandas.core.indexes.category"
    __slots__ = ()
    categories = property(lambda self: self._values_.categories)
    ordered = property(lambda self: self._values_.ordered)


def index_of(column, name=None):
    """An index of the kind that fits the column's type."""
    if isinstance(column, Categorical):
        cls = CategoricalIndex
    else:
        kind = column.dtype
        if kind[0] in "iu" and kind[-2:] != "64":
            column = column.astype("int64" if kind[0] == "i" else "uint64")
        if kind == "float32":
            column = column.astype("float64")
        cls = {"i": Int64Index, "u": UInt64Index, "f": Float64Index, "d": DatetimeIndex}.get(kind[0], Index)
    result = object.__new__(cls)
    result._values_ = column
    result.name = name
    return result


class RangeIndex(Index):
    __module__ = "pandas.core.indexes.range"
    __slots__ = ("_range",)

    def __new__(cls, start=None, stop=None, step=None, dtype=None, copy=False, name=None):
        if isinstance(start, RangeIndex):
            return start.copy(name)
        if not isinstance(start, range):
            if start is None and stop is None and step is None:
                raise TypeError("RangeIndex(...) must be called with integers")
            start = range(start or 0, stop, step or 1) if stop is not None else range(start)
        self = object.__new__(cls)
        self._range, self._name = start, name
        return self

    start = property(lambda self: self._range.start)
    stop = property(lambda self: self._range.stop)
    step = property(lambda self: self._range.step)
    is_unique = property(lambda self: True)
    is_monotonic_increasing = property(lambda self: self._range.step > 0 or len(self._range) <= 1)
    is_monotonic_decreasing = property(lambda self: self._range.step < 0 or len(self._range) <= 1)
    hasnans = property(lambda self: False)

    @property
    def _column(self):
        return _pandas.arange(self._range.start, self._range.step, len(self._range))

    @property
    def nbytes(self):
        return _sizeof(self._range) + sum(map(_sizeof, (self._range.start, self._range.stop, self._range.step)))

    def memory_usage(self, deep=False):
        return self.nbytes

    def __len__(self):
        return len(self._range)

    def __iter__(self):
        return iter(self._range)

    def tolist(self):
        return list(self._range)

    to_list = tolist

    def copy(self, name=None, deep=False):
        return RangeIndex(self._range, name=self._name if name is None else name)

    view = copy

    def __getitem__(self, key):
        if isinstance(key, int) and not isinstance(key, bool):
            try:
                return self._range[key]
            except IndexError:
                raise IndexError(f"index {key} is out of bounds for axis 0 with size {len(self)}") from None
        return Index.__getitem__(self, key)

    def _slice(self, where):
        return RangeIndex(self._range[where], name=self._name)

    def _find(self, label):
        if isinstance(label, int) and not isinstance(label, bool) or isinstance(label, float) and label == label and label == int(label):
            try:
                return self._range.index(int(label))
            except ValueError:
                pass
        hash(label)
        raise KeyError(label)

    def get_loc(self, label):
        return self._find(label)

    def append(self, other):
        others = other if isinstance(other, (list, tuple)) else [other]
        if all(isinstance(index, RangeIndex) for index in others):
            joined = self._range
            for index in others:
                more = index._range
                if not len(more):
                    continue
                if not len(joined):
                    joined = more
                    continue
                step = joined.step if len(joined) > 1 else more.step if len(more) > 1 else more.start - joined.start
                if more.start - joined[-1] != step or len(more) > 1 and more.step != step or step == 0:
                    break
                joined = range(joined.start, more[-1] + step, step)
            else:
                names = {self.name, *(index.name for index in others)}
                return RangeIndex(joined, name=self.name if len(names) == 1 else None)
        return Index.append(self, others)

    def equals(self, other):
        return self._range == other._range if isinstance(other, RangeIndex) else Index.equals(self, other)

    def min(self):
        return min(self._range) if len(self) else nan

    def max(self):
        return max(self._range) if len(self) else nan


class FrozenList(list):
    __module__ = "pandas.core.indexes.frozen"
    __slots__ = ()

    def __repr__(self):
        return f"FrozenList({list.__repr__(self)})"

    def __str__(self):
        return list.__repr__(self)

    def __setitem__(self, key, value):
        raise TypeError("'FrozenList' does not support mutable operations.")


class MultiIndex(Index):
    """Labels of several levels; each level is a column of codes and the values that they stand for."""

    __module__ = "pandas.core.indexes.multi"
    __slots__ = ("_codes", "_levels", "_names")

    def __new__(cls, levels=None, codes=None, names=None):
        self = object.__new__(cls)
        self._levels = [level if isinstance(level, Index) else Index(level) for level in levels]
        self._codes = [as_column(code).astype("int64") for code in codes]
        self.names = names if names is not None else [None] * len(self._levels)
        self._name = None
        return self

    @classmethod
    def from_arrays(cls, arrays, sortorder=None, names=None):
        from pandas.core.arrays import factorize
        levels, codes = [], []
        columns = [as_column(array) for array in arrays]
        for column in columns:
            numbers, uniques = factorize(column, sort=True)
            levels.append(index_of(uniques))
            codes.append(numbers)
        if names is None:
            names = [getattr(array, "name", None) for array in arrays]
        return cls(levels, codes, names)

    @classmethod
    def from_tuples(cls, tuples, sortorder=None, names=None):
        return cls.from_arrays([list(part) for part in zip(*tuples)], names=names)

    @classmethod
    def from_product(cls, iterables, sortorder=None, names=None):
        product = list(__import__("itertools").product(*iterables))
        return cls.from_arrays([list(part) for part in zip(*product)], names=names)

    nlevels = property(lambda self: len(self._levels))
    levels = property(lambda self: FrozenList(level.rename(name) for level, name in zip(self._levels, self._names)))
    codes = property(lambda self: FrozenList(code.tolist() for code in self._codes))
    dtype = property(lambda self: full_dtype(_pandas.column([], "object")))
    inferred_type = property(lambda self: "mixed")

    @property
    def nbytes(self):
        return sum(level.nbytes for level in self._levels) + sum(len(code) * _code_bytes(len(level)) for code, level in zip(self._codes, self._levels)) + \
            sum(_sizeof(name) for name in self._names)

    def memory_usage(self, deep=False):
        return self.nbytes + (sum(level._column.object_bytes() for level in self._levels) if deep else 0)

    @property
    def names(self):
        return FrozenList(self._names)

    @names.setter
    def names(self, names):
        names = list(names)
        if len(names) != len(self._levels):
            raise ValueError("Length of names must match number of levels in MultiIndex.")
        self._names = names

    @property
    def name(self):
        return None

    @name.setter
    def name(self, name):
        if name is not None:
            self.names = name

    def __len__(self):
        return len(self._codes[0])

    def _level_column(self, i):
        return take(self._levels[i]._column, self._codes[i])

    @property
    def _column(self):
        return _pandas.column(list(zip(*(boxed(self._level_column(i)) for i in range(self.nlevels)))), "object")

    def _with_codes(self, codes):
        return MultiIndex(self._levels, codes, self._names)

    def _slice(self, where):
        return self._with_codes([part(code, where) for code in self._codes])

    def _take(self, rows):
        return self._with_codes([_pandas.take(code, rows) for code in self._codes])

    def copy(self, name=None, deep=False):
        return self._with_codes(self._codes)

    def _find(self, label):
        if isinstance(label, tuple) and len(label) == self.nlevels:
            return self._places()[label]
        key = label if isinstance(label, tuple) else (label,)
        rows = [row for row, known in enumerate(self._column.tolist()) if known[:len(key)] == key]
        if not rows:
            raise KeyError(label)
        return rows

    def append(self, other):
        others = other if isinstance(other, (list, tuple)) else [other]
        if all(isinstance(index, MultiIndex) and index.nlevels == self.nlevels for index in others):
            columns = [concat([index._level_column(i) for index in (self, *others)]) for i in range(self.nlevels)]
            names = [self._names[i] if all(index._names[i] == self._names[i] for index in others) else None for i in range(self.nlevels)]
            return MultiIndex.from_arrays(columns, names=names)
        return index_of(concat([self._column, *(index._column for index in others)]))

    def unique(self, level=None):
        if level is not None:
            return self.get_level_values(level).unique()
        return self._take(_pandas.factorize(self._column, True)[1])

    def _level(self, level):
        if level in self._names and level is not None:
            return self._names.index(level)
        if not isinstance(level, int):
            raise KeyError(f"Level {level} not found")
        if not -self.nlevels <= level < self.nlevels:
            raise IndexError(f"Too many levels: Index has only {self.nlevels} levels, not {level + 1}")
        return level % self.nlevels

    def get_level_values(self, level):
        i = self._level(level)
        return index_of(self._level_column(i), self._names[i])

    def droplevel(self, level=0):
        gone = {self._level(x) for x in (level if isinstance(level, (list, tuple)) else [level])}
        left = [i for i in range(self.nlevels) if i not in gone]
        if not left:
            raise ValueError(f"Cannot remove {len(gone)} levels from an index with {self.nlevels} levels: at least one level must be left.")
        if len(left) == 1:
            return self.get_level_values(left[0])
        return MultiIndex([self._levels[i] for i in left], [self._codes[i] for i in left], [self._names[i] for i in left])

    def rename(self, names, inplace=False):
        result = self if inplace else self.copy()
        result.names = names
        return None if inplace else result

    set_names = rename

    def to_frame(self, index=True, name=None):
        from pandas.core.frame import DataFrame
        names = name or [i if n is None else n for i, n in enumerate(self._names)]
        frame = DataFrame({n: self._level_column(i) for i, n in enumerate(names)})
        if index:
            frame.index = self
        return frame


def _code_bytes(count):
    return 1 if count < 128 else 2 if count < 32768 else 4


def _invalid(text):
    from pandas.errors import InvalidIndexError
    return InvalidIndexError(text)


def _rows_of(key, length):
    """A mask or numbers of rows as a column of numbers."""
    column = as_column(key)
    if column.dtype == "bool":
        if len(column) != length:
            raise IndexError(f"boolean index did not match indexed array along dimension 0; dimension is {length} but corresponding boolean dimension is {len(column)}")
        return _pandas.nonzero(column)
    if len(column) == 0:
        return _pandas.column([], "int64")
    rows = column.astype("int64")
    if _pandas.reduce(rows, "min") < 0:
        rows = _pandas.column([row + length if row < 0 else row for row in rows.tolist()], "int64")
    return rows


def ensure_index(labels):
    """Labels that were given as an index."""
    if isinstance(labels, Index):
        return labels
    if hasattr(labels, "_column"):
        return Index(labels._column, name=labels.name)
    if isinstance(labels, range):
        return RangeIndex(labels)
    labels = list(labels)
    if labels and all(isinstance(x, tuple) for x in labels):
        return MultiIndex.from_tuples(labels)
    if labels and all(isinstance(x, list) for x in labels) and len(labels) > 1:
        return MultiIndex.from_arrays(labels)
    return index_of(as_column(labels, None if labels else "object"))


def _compared(name):
    def method(self, other):
        other = other._column if hasattr(other, "_column") else as_column(other) if isinstance(other, (list, tuple)) else other
        return _pandas.binary(name, self._plain(), other).tolist()
    method.__name__ = f"__{name}__"
    return method


for _operation in ("eq", "ne", "lt", "le", "gt", "ge"):
    setattr(Index, f"__{_operation}__", _compared(_operation))
