""".str, .dt and .cat: methods for texts, moments and categories."""
import _pandas

from pandas.core.arrays import Categorical, as_column, boxed, missing, nan
from pandas.core.index import Index, index_of
from pandas.core.series import Series


class StringMethods:
    """Methods of str for each text; what is none gives NaN."""

    __module__ = "pandas.core.strings.accessor"

    def __init__(self, owner):
        column = owner._column
        if isinstance(column, Categorical):
            column = column.dense()
        if column.dtype != "object" or len(column) and not any(isinstance(x, (str, list, tuple)) or missing(x) for x in column.tolist()):
            raise AttributeError("Can only use .str accessor with string values!")
        self._owner, self._items = owner, column.tolist()

    def _answer(self, items, kind=None):
        column = _pandas.column(items, kind) if kind else _pandas.column(items, "object") if any(isinstance(x, (str, list, tuple)) for x in items) \
            else as_column(items) if items else _pandas.column(items, "object")
        return Series._of(column, self._owner.index, self._owner.name) if isinstance(self._owner, Series) else index_of(column, self._owner.name)

    def _each(self, function, texts=True):
        return self._answer([function(x) if isinstance(x, str) else x if texts and missing(x) else nan for x in self._items], "object" if texts else None)

    def _truths(self, function, na=nan):
        items = [bool(function(x)) if isinstance(x, str) else x if na is nan and missing(x) else na for x in self._items]
        return self._answer(items, "bool" if all(x is True or x is False for x in items) else "object")

    def len(self):
        return self._answer([len(x) if hasattr(x, "__len__") else nan for x in self._items])

    def contains(self, pat, case=True, flags=0, na=nan, regex=True):
        if regex:
            import re
            found = re.compile(pat, flags if case else flags | re.I).search
            return self._truths(found, na)
        return self._truths((lambda x: pat in x) if case else (lambda x: pat.lower() in x.lower()), na)

    def match(self, pat, case=True, flags=0, na=nan):
        import re
        return self._truths(re.compile(pat, flags if case else flags | re.I).match, na)

    def fullmatch(self, pat, case=True, flags=0, na=nan):
        import re
        return self._truths(re.compile(pat, flags if case else flags | re.I).fullmatch, na)

    def startswith(self, pat, na=nan):
        return self._truths(lambda x: x.startswith(pat), na)

    def endswith(self, pat, na=nan):
        return self._truths(lambda x: x.endswith(pat), na)

    def replace(self, pat, repl, n=-1, case=None, flags=0, regex=False):
        if regex or hasattr(pat, "sub"):
            import re
            pattern = pat if hasattr(pat, "sub") else re.compile(pat, flags)
            return self._each(lambda x: pattern.sub(repl, x, max(n, 0)))
        return self._each(lambda x: x.replace(pat, repl, n))

    def split(self, pat=None, n=-1, expand=False, regex=None):
        return self._parts([x.split(pat, n if n else -1) if isinstance(x, str) else x if missing(x) else nan for x in self._items], expand)

    def rsplit(self, pat=None, n=-1, expand=False):
        return self._parts([x.rsplit(pat, n if n else -1) if isinstance(x, str) else x if missing(x) else nan for x in self._items], expand)

    def _parts(self, items, expand):
        if not expand:
            return self._answer(items, "object")
        from pandas.core.frame import DataFrame
        from pandas.core.index import RangeIndex
        width = max((len(x) for x in items if isinstance(x, list)), default=0)
        data = [_pandas.column([(x[i] if i < len(x) else None) if isinstance(x, list) else x for x in items], "object") for i in range(width)]
        return DataFrame._of(data, RangeIndex(width), self._owner.index)

    def extract(self, pat, flags=0, expand=True):
        import re
        from pandas.core.frame import DataFrame
        pattern = re.compile(pat, flags)
        if not pattern.groups:
            raise ValueError("pattern contains no capture groups")
        names = {number: name for name, number in pattern.groupindex.items()}
        found = [pattern.search(x) if isinstance(x, str) else None for x in self._items]
        data = [_pandas.column([m.group(i + 1) if m and m.group(i + 1) is not None else nan for m in found], "object") for i in range(pattern.groups)]
        if pattern.groups == 1 and not expand:
            return self._answer(data[0].tolist(), "object")
        from pandas.core.index import RangeIndex
        labels = Index([names.get(i + 1, i) for i in range(len(data))]) if names else RangeIndex(len(data))
        return DataFrame._of(data, labels, self._owner.index)

    def findall(self, pat, flags=0):
        import re
        pattern = re.compile(pat, flags)
        return self._each(pattern.findall)

    def count(self, pat, flags=0):
        import re
        pattern = re.compile(pat, flags)
        return self._each(lambda x: len(pattern.findall(x)), False)

    def cat(self, others=None, sep=None, na_rep=None):
        if others is None:
            return (sep or "").join(x if isinstance(x, str) else na_rep for x in self._items if isinstance(x, str) or na_rep is not None)
        items = [a + (sep or "") + b if isinstance(a, str) and isinstance(b, str) else nan for a, b in zip(self._items, others)]
        return self._answer(items, "object")

    def join(self, sep):
        return self._answer([sep.join(x) if hasattr(x, "__iter__") else nan for x in self._items], "object")

    def get(self, i):
        return self._answer([x if missing(x) else x[i] if hasattr(x, "__getitem__") and -len(x) <= i < len(x) else nan for x in self._items], "object")

    def slice(self, start=None, stop=None, step=None):
        return self._answer([x if missing(x) else x[start:stop:step] if hasattr(x, "__getitem__") else nan for x in self._items], "object")

    def __getitem__(self, key):
        return self.slice(key.start, key.stop, key.step) if hasattr(key, "step") else self.get(key)

    def pad(self, width, side="left", fillchar=" "):
        method = {"left": "rjust", "right": "ljust", "both": "center"}[side]
        return self._each(lambda x: getattr(x, method)(width, fillchar))

    def repeat(self, repeats):
        return self._each(lambda x: x * repeats)


def _text_method(name, texts=True, truth=False):
    def method(self, *args, **kwargs):
        def one(x):
            return getattr(x, name)(*args, **kwargs)
        return self._truths(one) if truth else self._each(one, texts)
    method.__name__ = name
    return method


for _name in ("lower", "upper", "title", "capitalize", "swapcase", "casefold", "strip", "lstrip", "rstrip", "zfill", "ljust", "rjust", "center",
              "removeprefix", "removesuffix", "partition", "rpartition"):
    setattr(StringMethods, _name, _text_method(_name))
for _name in ("find", "rfind", "index", "rindex"):
    setattr(StringMethods, _name, _text_method(_name, False))
for _name in ("isalpha", "isalnum", "isdigit", "isdecimal", "isnumeric", "isspace", "islower", "isupper", "istitle"):
    setattr(StringMethods, _name, _text_method(_name, truth=True))


class DatetimeProperties:
    """Parts of moments."""

    __module__ = "pandas.core.indexes.accessors"

    def __init__(self, owner):
        if owner._column.dtype != "datetime64[ns]":
            raise AttributeError("Can only use .dt accessor with datetimelike values")
        self._owner = owner

    def _each(self, function, kind=None):
        items = [nan if missing(x) else function(x) for x in boxed(self._owner._column)]
        return self._owner._like(_pandas.column(items, kind) if kind else as_column(items))

    def strftime(self, date_format):
        return self._each(lambda x: x.strftime(date_format), "object")

    def day_name(self, locale=None):
        return self._each(lambda x: x.day_name(), "object")

    def month_name(self, locale=None):
        return self._each(lambda x: x.month_name(), "object")

    def normalize(self):
        return self._each(lambda x: x.normalize())

    date = property(lambda self: self._each(lambda x: x.date(), "object"))
    time = property(lambda self: self._each(lambda x: x.time(), "object"))


for _name in ("year", "month", "day", "hour", "minute", "second", "microsecond", "nanosecond", "dayofweek", "day_of_week", "dayofyear", "day_of_year",
              "quarter"):
    setattr(DatetimeProperties, _name, property(lambda self, name=_name: self._each(lambda x: getattr(x, name))))
DatetimeProperties.weekday = DatetimeProperties.dayofweek


class CategoricalAccessor:
    """Categories of a series."""

    __module__ = "pandas.core.arrays.categorical"

    def __init__(self, owner):
        if not isinstance(owner._column, Categorical):
            raise AttributeError("Can only use .cat accessor with a 'category' dtype")
        self._owner = owner

    categories = property(lambda self: self._owner._column.categories)
    ordered = property(lambda self: self._owner._column.ordered)
    codes = property(lambda self: Series._of(self._owner._column.codes_column, self._owner.index))

    def _with(self, categories, ordered=None):
        mine = self._owner._column
        return self._owner._like(Categorical(mine.dense(), categories=Index(categories), ordered=mine.ordered if ordered is None else ordered))

    def as_ordered(self):
        return self._with(self.categories, True)

    def as_unordered(self):
        return self._with(self.categories, False)

    def add_categories(self, new_categories):
        more = new_categories if isinstance(new_categories, (list, tuple, Index)) else [new_categories]
        return self._with([*self.categories, *more])

    def remove_categories(self, removals):
        gone = removals if isinstance(removals, (list, tuple, Index)) else [removals]
        return self._with([x for x in self.categories if x not in gone])

    def remove_unused_categories(self):
        used = set(self._owner._column.codes_column.tolist())
        return self._with([x for i, x in enumerate(self.categories) if i in used])

    def set_categories(self, new_categories, ordered=None, rename=False):
        return self._with(new_categories, ordered)

    def reorder_categories(self, new_categories, ordered=None):
        if set(new_categories) != set(self.categories):
            raise ValueError("items in new_categories are not the same as in old categories")
        return self._with(new_categories, ordered)

    def rename_categories(self, new_categories):
        mine = self._owner._column
        names = [new_categories.get(x, x) for x in self.categories] if isinstance(new_categories, dict) else list(new_categories)
        return self._owner._like(Categorical(categories=Index(names), ordered=mine.ordered, codes=mine.codes_column))
