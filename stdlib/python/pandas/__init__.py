"""Tables of typed columns, as far as programs about memory need them; the names and results of pandas 1.5.3.

The columns are in C++ (_pandas, stdlib/pandas), outside the object heap. What not every program needs is imported when it is first used.
"""
from _pandas import nan as _nan

from pandas.core.arrays import Categorical, CategoricalDtype, missing as _missing
from pandas.core.frame import DataFrame
from pandas.core.index import CategoricalIndex, DatetimeIndex, Float64Index, Index, Int64Index, MultiIndex, RangeIndex, UInt64Index
from pandas.core.series import Series
from pandas import errors

__version__ = "1.5.3"
_LATER = {"read_csv": "pandas.io.parsers", "read_table": "pandas.io.parsers", "concat": "pandas.core.reshape", "merge": "pandas.core.reshape",
          "melt": "pandas.core.reshape", "pivot_table": "pandas.core.reshape", "crosstab": "pandas.core.reshape",
          "get_dummies": "pandas.core.reshape",
          "to_numeric": "pandas.core.edit", "unique": "pandas.core.stats", "factorize": "pandas.core.stats", "value_counts": "pandas.core.stats",
          "to_datetime": "pandas.core.times", "Timestamp": "pandas.core.times", "NaT": "pandas.core.times", "date_range": "pandas.core.times",
          "set_option": "pandas.core.options", "get_option": "pandas.core.options", "reset_option": "pandas.core.options",
          "option_context": "pandas.core.options", "options": "pandas.core.options"}


def __getattr__(name):
    try:
        module = _LATER[name]
    except KeyError:
        raise AttributeError(f"module 'pandas' has no attribute '{name}'") from None
    value = globals()[name] = getattr(__import__(module, fromlist=["*"]), name)
    return value


def __dir__():
    return sorted([*globals(), *_LATER])


def isna(obj):
    """Whether values are missing."""
    if hasattr(obj, "isna"):
        return obj.isna()
    if isinstance(obj, (list, tuple)):
        return [_missing(x) for x in obj]
    return _missing(obj)


def notna(obj):
    """Whether values are there."""
    result = isna(obj)
    return not result if isinstance(result, bool) else [not x for x in result] if isinstance(result, list) else ~result


isnull, notnull = isna, notna
