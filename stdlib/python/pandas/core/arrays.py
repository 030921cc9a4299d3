"""Columns as Series, Index and DataFrame see them: types by name, categories, missing values, lists of anything to columns."""
import _pandas
from _pandas import Column, nan

_KINDS = {"bool": "b", "object": "O", "datetime64[ns]": "M"}
_SIZES = {"bool": 1, "object": 8, "datetime64[ns]": 8}
for _bits in (8, 16, 32, 64):
    _KINDS[f"int{_bits}"], _KINDS[f"uint{_bits}"] = "i", "u"
    _SIZES[f"int{_bits}"] = _SIZES[f"uint{_bits}"] = _bits // 8
_KINDS["float32"] = _KINDS["float64"] = "f"
_SIZES["float32"], _SIZES["float64"] = 4, 8
_NAMES = {"int": "int64", "float": "float64", "str": "object", "O": "object", "bool": "bool", "i8": "int64", "i4": "int32", "i2": "int16",
          "i1": "int8", "f8": "float64", "f4": "float32", "u1": "uint8", "uint": "uint64", "double": "float64", "datetime64": "datetime64[ns]",
          "M8[ns]": "datetime64[ns]", "?": "bool", "int_": "int64", "b1": "bool"}


class dtype:
    """A type of values; equal to its name."""

    __slots__ = ("name",)
    __module__ = "numpy"

    def __init__(self, name):
        self.name = name

    kind = property(lambda self: _KINDS[self.name])
    itemsize = property(lambda self: _SIZES[self.name])
    type = property(lambda self: {"b": bool, "i": int, "u": int, "f": float}.get(self.kind, object))

    def __str__(self):
        return self.name

    def __repr__(self):
        return f"dtype('{ {'object': 'O', 'datetime64[ns]': '<M8[ns]'}.get(self.name, self.name)}')"

    def __hash__(self):
        return hash(self.name)

    def __eq__(self, other):
        if isinstance(other, dtype):
            return self.name == other.name
        try:
            return self.name == type_name(other) and other is not str
        except TypeError:
            return False


class CategoricalDtype:
    """The type of values that are among a few; `categories` None: whatever occurs."""

    __module__ = "pandas.core.dtypes.dtypes"
    name = "category"
    kind = "O"

    def __init__(self, categories=None, ordered=False):
        if categories is not None:
            from pandas.core.index import Index
            categories = categories if isinstance(categories, Index) else Index(categories)
        self.categories, self.ordered = categories, bool(ordered)

    def __str__(self):
        return "category"

    def __repr__(self):
        categories = None if self.categories is None else self.categories.tolist()
        return f"CategoricalDtype(categories={categories}, ordered={self.ordered})"

    def __hash__(self):
        return hash("category")

    def __eq__(self, other):
        if isinstance(other, str):
            return other == "category"
        if not isinstance(other, CategoricalDtype) or self.ordered != other.ordered:
            return False
        if self.categories is None or other.categories is None:
            return self.categories is other.categories
        mine, its = self.categories.tolist(), other.categories.tolist()
        return mine == its if self.ordered else len(mine) == len(its) and set(mine) == set(its)


_dtypes = {name: dtype(name) for name in _KINDS}


def type_name(wanted):
    """The name of a type that is given as a name, a class of Python or a dtype; "str" for strings, "category" for categories."""
    if isinstance(wanted, str):
        if wanted in _KINDS or wanted == "category":
            return wanted
        if wanted == "str":
            return "str"
        if wanted in _NAMES:
            return _NAMES[wanted]
    elif isinstance(wanted, dtype):
        return wanted.name
    elif isinstance(wanted, CategoricalDtype):
        return "category"
    elif wanted is str:
        return "str"
    elif wanted in (int, float, bool, object):
        return {int: "int64", float: "float64", bool: "bool", object: "object"}[wanted]
    if isinstance(wanted, str):
        raise TypeError(f"data type {wanted!r} not understood")
    raise TypeError(f"Cannot interpret '{wanted!r}' as a data type")


class Categorical:
    """Values that are numbers of categories; -1 is a missing one. Stands where a Column stands."""

    __module__ = "pandas.core.arrays.categorical"
    __slots__ = ("codes_column", "categories", "ordered")

    def __init__(self, values=None, categories=None, ordered=False, dtype=None, codes=None):
        if dtype is not None:
            categories, ordered = dtype.categories, dtype.ordered
        if codes is None:
            from pandas.core.index import Index
            column = as_column(values)
            if categories is None:
                if isinstance(column, Categorical):
                    column = column.dense()
                numbers, rows = _pandas.factorize(column)
                uniques = _pandas.take(column, rows)
                try:
                    order = _pandas.argsort(uniques, True, True)
                    places = _pandas.full(len(uniques), 0, "int64")
                    _pandas.put_rows(places, order, _pandas.arange(0, 1, len(uniques)))
                    uniques = _pandas.take(uniques, order)
                    numbers = take(places, numbers)
                    numbers = fill(numbers, -1).astype("int64")
                except TypeError:
                    if ordered:
                        raise TypeError("'values' is not ordered, please explicitly specify the categories order by passing in a categories argument.") from None
                categories, codes = Index(uniques), numbers
            else:
                categories = categories if isinstance(categories, Index) else Index(categories)
                codes = categories.get_indexer(column)
        self.categories, self.ordered = categories, bool(ordered)
        self.codes_column = codes.astype(_code_type(len(categories)))
        categories._places()  # pandas has looked its categories up by now, which memory_usage() tells

    dtype = property(lambda self: "category")
    nbytes = property(lambda self: self.codes_column.nbytes + self.categories.nbytes)
    hasna = property(lambda self: _pandas.reduce(_pandas.binary("lt", self.codes_column, 0), "any"))

    @property
    def codes(self):
        from pandas.core.series import Series
        return Series(self.codes_column)

    def full_dtype(self):
        return CategoricalDtype(self.categories, self.ordered)

    def like(self, codes):
        return Categorical(categories=self.categories, ordered=self.ordered, codes=codes)

    def dense(self):
        return take(self.categories._column, self.codes_column.astype("int64"))

    def __len__(self):
        return len(self.codes_column)

    def __iter__(self):
        return iter(self.tolist())

    def __getitem__(self, i):
        code = self.codes_column[i]
        return nan if code < 0 else self.categories[code]

    def tolist(self):
        known = self.categories.tolist()
        known.append(nan)
        return [known[code] for code in self.codes_column.tolist()]

    def copy(self):
        return self.like(self.codes_column.copy())

    def astype(self, name):
        return self.dense().astype(name)

    def isna(self):
        return _pandas.binary("lt", self.codes_column, 0)

    def put(self, i, value):
        if missing(value):
            self.codes_column.put(i, -1)
            return
        try:
            self.codes_column.put(i, self.categories.get_loc(value))
        except KeyError:
            raise TypeError("Cannot setitem on a Categorical with a new category "
                            f"({value}), set the categories first") from None

    def object_bytes(self):
        return self.categories._column.object_bytes()

    def __repr__(self):
        from pandas.io.formats import categories_line
        return f"[{', '.join(repr(x) if isinstance(x, str) else str(x) for x in self.tolist())}]\n{categories_line(self)}"


def _code_type(count):
    return "int8" if count < 127 else "int16" if count < 32767 else "int32"


def missing(value):
    """Whether a single value is NaN, None or NaT."""
    return value is None or value != value and isinstance(value, float) or getattr(value, "_is_nat", False)


def full_dtype(column):
    return column.full_dtype() if isinstance(column, Categorical) else _dtypes[column.dtype]


def boxed(column):
    """The values of a column as a program sees them."""
    if column.dtype == "datetime64[ns]":
        from pandas.core.times import Timestamp
        return [Timestamp._of(value) for value in column.tolist()]
    return column.tolist()


def boxed_item(column, i):
    if column.dtype == "datetime64[ns]":
        from pandas.core.times import Timestamp
        return Timestamp._of(column[i])
    return column[i]


def take(column, rows):
    if isinstance(column, Categorical):
        codes = _pandas.take(column.codes_column, rows)
        if codes.dtype[0] == "f":
            codes = fill(codes, -1)
        return column.like(codes)
    return _pandas.take(column, rows)


def part(column, where):
    if isinstance(column, Categorical):
        return column.like(_pandas.slice(column.codes_column, where))
    return _pandas.slice(column, where)


def fill(column, value):
    """The column with `value` in place of what is missing."""
    if not column.hasna:
        return column.copy()
    where = _pandas.nonzero(column.isna())
    return put(column, where, value)


def put(column, rows, value):
    """A column with a value, or those of a column, at some rows; of another type where it must be."""
    if isinstance(column, Categorical):
        result = column.copy()
        values = boxed(value) if isinstance(value, (Column, Categorical)) else None
        for i, row in enumerate(rows.tolist()):
            result.put(row, value if values is None else values[i])
        return result
    values = value if isinstance(value, Column) else single(value, column.dtype)
    if isinstance(values, Categorical):
        values = values.dense()
    if values.dtype != column.dtype:
        common = common_type(column.dtype, values.dtype)
        if column.dtype == "float64" and values.dtype == "object" and len(values) == 1 and missing(values[0]):
            common = "float64"
        column, values = column.astype(common), values.astype(common)
    else:
        column = column.copy()
    _pandas.put_rows(column, rows, values)
    return column


def single(value, like=None):
    """A column of one value, of the type `like` where that holds it."""
    if hasattr(value, "_nanoseconds"):
        return _pandas.column([value._nanoseconds], "int64").view("datetime64[ns]")
    if like is not None and like != "category" and not (like == "bool" and not isinstance(value, bool)):
        if like[0] in "iu" and isinstance(value, float) and value == value and value == int(value) and not isinstance(value, bool):
            value = int(value)
        try:
            return _pandas.column([value], like)
        except (TypeError, OverflowError):
            pass
    if missing(value) and like is not None:
        return _pandas.column([nan], "object" if like in ("object", "bool") else "datetime64[ns]" if like == "datetime64[ns]" else "float64")
    return _pandas.column([value])


def common_type(a, b):
    if a == b:
        return a
    if "category" in (a, b) or a == "bool" or b == "bool":
        return "object"
    return _pandas.promote(a, b)


def concat(columns):
    """Columns one after another, of a type that holds all values."""
    kinds = {column.dtype for column in columns}
    if kinds == {"category"}:
        first = columns[0]
        if all(c.categories.tolist() == first.categories.tolist() and c.ordered == first.ordered for c in columns):
            return first.like(_pandas.concat([c.codes_column.astype(first.codes_column.dtype) for c in columns]))
    if len(kinds) == 1 and "category" not in kinds:
        return _pandas.concat(columns)
    columns = [c.dense() if isinstance(c, Categorical) else c for c in columns]
    filled = [c for c in columns if len(c)] or columns
    common = filled[0].dtype
    for column in filled[1:]:
        numbers = common[0] in "iufb" and column.dtype[0] in "iufb"
        common = _pandas.promote(common, column.dtype) if numbers else common_type(common, column.dtype)
    if "datetime64[ns]" in kinds and common == "object":
        columns = [_pandas.column(boxed(c), "object") for c in columns]
    return _pandas.concat([c.astype(common) for c in columns])


def as_column(values, wanted=None):
    """Anything in a row as a column."""
    if hasattr(values, "_column"):
        values = values._column
    if isinstance(values, (Column, Categorical)):
        return values if wanted is None else cast(values, wanted)
    if isinstance(values, range):
        column = _pandas.arange(values.start, values.step, len(values))
        return column if wanted is None else cast(column, wanted)
    if not isinstance(values, list):
        values = list(values)
    if wanted is not None:
        name = type_name(wanted)
        if name == "category":
            return cast(_pandas.column(values), wanted)
        if name == "object":
            return _pandas.column(values, "object")
        if name == "str":
            return _pandas.column([x if missing(x) else str(x) for x in values], "object")
        return cast(_pandas.column(values), wanted)
    if values and any(hasattr(value, "_nanoseconds") for value in values):
        return _pandas.column([value._nanoseconds if hasattr(value, "_nanoseconds") else None for value in values], "datetime64[ns]")
    if values and type(values[0]).__module__ == "datetime" or values and type(values[-1]).__module__ == "datetime":
        from pandas.core.times import from_datetimes
        return from_datetimes(values)
    return _pandas.column(values)


def cast(column, wanted):
    """astype()."""
    name = type_name(wanted)
    if name == "category":
        return Categorical(column, dtype=wanted if isinstance(wanted, CategoricalDtype) else None)
    if name == "str":
        if column.dtype == "datetime64[ns]":
            from pandas.io.formats import format_values
            return _pandas.column([text.strip() for text in format_values(column)], "object")
        return _pandas.column([x if isinstance(x, str) else str(x) for x in boxed(column)], "object")
    if isinstance(column, Categorical):
        column = column.dense()
    if name == "object" and column.dtype == "datetime64[ns]":
        return _pandas.column(boxed(column), "object")
    if name == "datetime64[ns]" and column.dtype == "object":
        from pandas.core.times import parse_column
        return parse_column(column)
    return column.astype(name)


def factorize(column, sort=False, with_missing=False):
    """The number of each row's value, and the values in the order of the numbers."""
    if isinstance(column, Categorical):
        return column.codes_column.astype("int64"), column.categories._column
    codes, rows = _pandas.factorize(column, with_missing)
    uniques = _pandas.take(column, rows)
    if with_missing and uniques.dtype == "object" and uniques.hasna:
        _pandas.put_rows(uniques, _pandas.nonzero(uniques.isna()), _pandas.column([nan], "object"))
    if sort and len(uniques) > 1:
        try:
            order = _pandas.argsort(uniques, True, True)
        except TypeError:
            return codes, uniques
        places = _pandas.full(len(uniques), 0, "int64")
        _pandas.put_rows(places, order, _pandas.arange(0, 1, len(uniques)))
        uniques = _pandas.take(uniques, order)
        codes = _pandas.take(places, codes)
        if codes.dtype != "int64":
            codes = fill(codes, -1).astype("int64")
    return codes, uniques


def table_bytes(labels, hint):
    """The size of the hash table in which pandas finds so many labels: buckets of 16 bytes, filled to 77 percent."""
    buckets = 4
    while buckets < hint or int(buckets * 0.77 + 0.5) < labels:
        buckets *= 2
    return 40 + buckets * 16 + max(1, buckets >> 5) * 4


def usage(column, deep):
    """What memory_usage() says of a column."""
    if isinstance(column, Categorical):
        count = len(column.categories)
        return column.nbytes + table_bytes(count, count) + (column.object_bytes() if deep else 0)
    return column.nbytes + (column.object_bytes() if deep else 0)


class accessor:
    """.str and its like. What they refuse they say themselves: __getattr__ of the owner is not asked."""

    def __init__(self, name):
        self.name = name

    def __get__(self, instance, owner):
        import pandas.core.accessors as accessors
        cls = getattr(accessors, self.name)
        return cls if instance is None else cls(instance)


class later:
    """A method that lives in another module, which is imported when it is first asked for."""

    def __init__(self, module, name=None):
        self.module, self.name = module, name

    def __set_name__(self, owner, attribute):
        self.owner, self.attribute = owner, attribute

    def __get__(self, instance, owner):
        module = __import__(self.module, fromlist=["*"])
        function = getattr(module, self.name or self.attribute)
        setattr(self.owner, self.attribute, function)
        return function.__get__(instance, owner)
