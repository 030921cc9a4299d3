"""Moments: columns of nanoseconds since 1970, their texts, and Timestamp for a single one. Time zones and durations are left out."""
import datetime

import _pandas

from pandas.core.arrays import as_column, missing, nan
from pandas.core.index import index_of

_EPOCH = datetime.datetime(1970, 1, 1)
_DAY, _SECOND = 86400 * 10 ** 9, 10 ** 9
_MONTHS = {name: number for number, name in enumerate(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1)}
_NAT = -2 ** 63


def nanoseconds(moment):
    """Of a datetime or date."""
    if not isinstance(moment, datetime.datetime):
        moment = datetime.datetime(moment.year, moment.month, moment.day)
    if moment.tzinfo is not None:
        raise NotImplementedError("time zones")
    passed = moment - _EPOCH
    return (passed.days * 86400 + passed.seconds) * _SECOND + passed.microseconds * 1000


class Timestamp(datetime.datetime):
    """A moment of a column."""

    __module__ = "pandas._libs.tslibs.timestamps"

    def __new__(cls, value=None, month=None, day=None, hour=0, minute=0, second=0, microsecond=0, **rest):
        if hasattr(value, "_is_nat") and value._is_nat:
            return NaT
        if isinstance(value, str):
            parsed = parse(value)
            if parsed is None:
                raise ValueError("could not convert string to Timestamp")
            return cls._of(parsed)
        if isinstance(value, datetime.date):
            return cls._of(nanoseconds(value))
        if month is not None:
            return cls._of(nanoseconds(datetime.datetime(value, month, day, hour, minute, second, microsecond)))
        if rest:
            return cls._of(nanoseconds(datetime.datetime(rest["year"], rest["month"], rest["day"], hour, minute, second, microsecond)))
        if missing(value):
            return NaT
        return cls._of(int(value))

    @classmethod
    def _of(cls, count):
        if count == _NAT:
            return NaT
        moment = _EPOCH + datetime.timedelta(microseconds=count // 1000)
        self = datetime.datetime.__new__(cls, moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second, moment.microsecond)
        self._nanoseconds = count
        return self

    value = property(lambda self: self._nanoseconds)
    nanosecond = property(lambda self: self._nanoseconds % 1000)
    dayofweek = day_of_week = property(lambda self: self.weekday())
    dayofyear = day_of_year = property(lambda self: self.timetuple().tm_yday)
    quarter = property(lambda self: (self.month + 2) // 3)

    def day_name(self):
        return ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")[self.weekday()]

    def month_name(self):
        return ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
                "December")[self.month - 1]

    def normalize(self):
        return Timestamp._of(self._nanoseconds // _DAY * _DAY)

    def __str__(self):
        return self.isoformat(sep=" ")

    def __repr__(self):
        return f"Timestamp('{self}')"

    def __hash__(self):
        return datetime.datetime.__hash__(self)

    def __add__(self, other):
        if isinstance(other, datetime.timedelta):
            return Timestamp(datetime.datetime.__add__(datetime.datetime(*self.timetuple()[:6], self.microsecond), other))
        return NotImplemented

    def __sub__(self, other):
        plain = datetime.datetime(*self.timetuple()[:6], self.microsecond)
        if isinstance(other, datetime.timedelta):
            return Timestamp(plain - other)
        if isinstance(other, datetime.datetime):
            return plain - datetime.datetime(*other.timetuple()[:6], other.microsecond)
        return NotImplemented

    def __reduce__(self):
        return Timestamp._of, (self._nanoseconds,)


class NaTType:
    """No moment."""

    __module__ = "pandas._libs.tslibs.nattype"
    _is_nat = True
    _nanoseconds = None

    def __repr__(self):
        return "NaT"

    def __eq__(self, other):
        return False

    def __ne__(self, other):
        return True

    def __lt__(self, other):
        return False

    __le__ = __gt__ = __ge__ = __lt__

    def __hash__(self):
        return hash("NaT")

    year = month = day = hour = minute = second = nan


NaT = NaTType()


def parse(text):
    """Nanoseconds of a text, or None: dates by their numbers, times behind them, names of months."""
    words = text.strip().replace("T", " ", 1).replace(",", " ").split() if text[:1].isdigit() else text.strip().replace(",", " ").split()
    if not words or len(words) > 4:
        return None
    time = 0
    for place, word in enumerate(words):
        if ":" in word:
            after = words[place + 1].lower() if place + 1 < len(words) else ""
            time = _time(word.rstrip("Z"), after)
            if time is None or place + 1 + (after in ("am", "pm")) != len(words):
                return None
            words = words[:place]
            break
    if len(words) == 1:
        parts = words[0].replace("/", "-").replace(".", "-").split("-")
        if len(parts) == 1 and words[0].isdigit() and len(words[0]) in (8, 4, 6):
            word = words[0]
            parts = [word[:4], word[4:6] or "1", word[6:] or "1"]
        if len(parts) == 2:
            parts.append("1")
        if len(parts) != 3:
            return None
        if len(parts[0]) == 4:
            year, month, day = parts
        elif parts[1].lower()[:3] in _MONTHS:
            day, month, year = parts
        else:
            month, day, year = parts
    elif len(words) == 3:
        year, month, day = (words[2], words[0], words[1]) if words[0].lower()[:3] in _MONTHS else (words[2], words[1], words[0])
    elif len(words) == 2 and words[0].lower()[:3] in _MONTHS:
        year, month, day = words[1], words[0], "1"
    else:
        return None
    month = str(_MONTHS.get(month.lower()[:3], month))
    if not (year.isdigit() and month.isdigit() and day.isdigit()):
        return None
    year, month, day = int(year), int(month), int(day)
    if year < 100 and len(words) == 1:
        year += 2000 if year < 69 else 1900
    if month > 12 >= day:
        month, day = day, month
    try:
        return nanoseconds(datetime.date(year, month, day)) + time
    except ValueError:
        return None


def _time(word, half):
    parts = word.split(":")
    if len(parts) not in (2, 3):
        return None
    second, dot, fraction = parts[2].partition(".") if len(parts) == 3 else ("0", "", "")
    if not (parts[0].isdigit() and parts[1].isdigit() and second.isdigit() and (fraction.isdigit() or not dot)):
        return None
    hour, minute, second = int(parts[0]), int(parts[1]), int(second)
    if half in ("am", "pm"):
        hour = hour % 12 + (12 if half == "pm" else 0)
    if hour > 23 or minute > 59 or second > 59:
        return None
    return (hour * 3600 + minute * 60 + second) * _SECOND + int(fraction[:9].ljust(9, "0") or 0)


def parse_column(column, errors="raise", quiet=False, format=None):
    """A column of moments from one of texts."""
    if column.dtype == "datetime64[ns]":
        return column
    if column.dtype[0] == "i" and quiet:
        column = _pandas.column([str(x) for x in column.tolist()], "object")
    counts, known = [], {}
    for item in column.tolist():
        if missing(item) or item == "NaT":
            counts.append(None)
            continue
        if isinstance(item, datetime.date):
            counts.append(nanoseconds(item))
            continue
        if isinstance(item, int):
            counts.append(item)
            continue
        if item not in known:
            try:
                known[item] = parse(item) if format is None else nanoseconds(datetime.datetime.strptime(item, format))
            except ValueError:
                if errors != "coerce":
                    raise ValueError(f"time data '{item}' does not match format '{format}' (match)") from None
                known[item] = None
            if known[item] is None and errors == "raise":
                if quiet:
                    return column
                _refuse(item)
            if known[item] is None and errors == "ignore":
                return column
        counts.append(known[item])
    return _pandas.column(counts, "datetime64[ns]")


def _refuse(item):
    # As dateutil says it.
    digits = any(char.isdigit() for char in item)
    if digits and len(item.replace("/", "-").split("-")) == 3:
        month = item.replace("/", "-").split("-")[1]
        text = "day is out of range for month" if month.isdigit() and int(month) <= 12 else "month must be in 1..12"
        raise ParserError(f"{text}: {item}")
    raise ParserError(f"Unknown string format: {item}")


class ParserError(ValueError):
    """A text that is no moment."""

    __module__ = "dateutil.parser._parser"


def to_datetime(arg, errors="raise", dayfirst=False, yearfirst=False, utc=None, format=None, exact=True, unit=None, infer_datetime_format=False,
                origin="unix", cache=True):
    """Moments of texts or numbers."""
    from pandas.core.series import Series
    if utc or dayfirst or yearfirst:
        raise NotImplementedError("to_datetime() with time zones or other orders of day, month and year")
    if arg is None:
        return None
    scale = {"D": _DAY, "h": 3600 * _SECOND, "m": 60 * _SECOND, "s": _SECOND, "ms": 10 ** 6, "us": 1000, "ns": 1, None: 1}[unit]
    if isinstance(arg, (str, int, float, datetime.date)):
        if isinstance(arg, (int, float)) and not missing(arg):
            return Timestamp._of(int(arg * scale))
        found = parse_column(_pandas.column([arg], "object"), errors, format=format)
        return Timestamp._of(found[0]) if found.dtype != "object" else arg
    column = as_column(arg)
    if column.dtype[0] in "if":
        column = _pandas.column([None if x != x else int(x * scale) for x in column.tolist()], "datetime64[ns]")
    else:
        column = parse_column(column, errors, format=format)
    return arg._like(column) if isinstance(arg, Series) else index_of(column, getattr(arg, "name", None))


def from_datetimes(values):
    try:
        return _pandas.column([None if missing(x) else x._nanoseconds if hasattr(x, "_nanoseconds") else nanoseconds(x)
                               if isinstance(x, datetime.datetime) else _no_moment() for x in values], "datetime64[ns]")
    except TypeError:
        return _pandas.column(list(values), "object")


def _no_moment():
    raise TypeError("not a moment")


def format_moments(column):
    """Dates alone where no time of day is there."""
    counts = column.tolist()
    there = [count for count in counts if count != _NAT]
    if all(count % _DAY == 0 for count in there):
        def show(moment):
            return f"{moment.year:04d}-{moment.month:02d}-{moment.day:02d}"
    else:
        digits = 0 if all(count % _SECOND == 0 for count in there) else 3 if all(count % 10 ** 6 == 0 for count in there) else \
            6 if all(count % 1000 == 0 for count in there) else 9

        def show(moment):
            fraction = f".{moment._nanoseconds % _SECOND:09d}"[:digits + 1] if digits else ""
            return f"{moment.year:04d}-{moment.month:02d}-{moment.day:02d} {moment.hour:02d}:{moment.minute:02d}:{moment.second:02d}{fraction}"
    return ["NaT" if count == _NAT else show(Timestamp._of(count)) for count in counts]


def operate_on_moments(name, a, b):
    if name not in ("eq", "ne", "lt", "le", "gt", "ge"):
        raise NotImplementedError("arithmetic of moments")
    from pandas.core.arrays import Column

    def column_of(value, other):
        if isinstance(value, Column):
            return value if value.dtype == "datetime64[ns]" else parse_column(value)
        if isinstance(value, str):
            count = parse(value)
            if count is None:
                raise TypeError("Invalid comparison between dtype=datetime64[ns] and str")
        elif hasattr(value, "_nanoseconds"):
            count = value._nanoseconds
        elif isinstance(value, datetime.date):
            count = nanoseconds(value)
        elif missing(value):
            count = None
        else:
            raise TypeError(f"Invalid comparison between dtype=datetime64[ns] and {type(value).__name__}")
        return _pandas.full(len(other), count, "datetime64[ns]")
    length = a if isinstance(a, Column) else b
    return _pandas.binary(name, column_of(a, length), column_of(b, length))


def reduce_moments(column, how):
    if how in ("min", "max"):
        value = _pandas.reduce(column, how)
        return Timestamp._of(value) if value == value else NaT
    if how == "mean":
        counts = [count for count in column.tolist() if count != _NAT]
        return Timestamp._of(sum(counts) // len(counts)) if counts else NaT
    raise TypeError(f"'DatetimeArray' with dtype datetime64[ns] does not support reduction '{how}'")


_STEPS = {"D": _DAY, "H": 3600 * _SECOND, "T": 60 * _SECOND, "min": 60 * _SECOND, "S": _SECOND, "W": 7 * _DAY}


def date_range(start=None, end=None, periods=None, freq="D", name=None, **rest):
    """Moments at equal distances."""
    if freq not in _STEPS or freq == "W" or rest:
        raise NotImplementedError(f"date_range() with freq={freq!r}")
    step = _STEPS[freq]
    if start is None:
        last = Timestamp(end)._nanoseconds
        first = last - (periods - 1) * step
    else:
        first = Timestamp(start)._nanoseconds
    count = periods if periods is not None else (Timestamp(end)._nanoseconds - first) // step + 1
    return index_of(_pandas.arange(first, step, count).view("datetime64[ns]"), name)
