"""datetime: dates, times of day, points in time, and differences between them.

A date is kept as year, month and day, a time as its parts; arithmetic goes by way of ordinals, where day 1 is 1 January of year 1,
and of microseconds.  The texts of errors are those of CPython's module in C.
"""

__all__ = ("date", "datetime", "time", "timedelta", "timezone", "tzinfo", "MINYEAR", "MAXYEAR", "UTC")

import time as _time
import math as _math

try:
    import _members
except ImportError:
    _members = None

MINYEAR = 1
MAXYEAR = 9999
_MAXORDINAL = 3652059  # 31 December 9999

_DAYS_IN_MONTH = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DAYS_BEFORE_MONTH = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_MONTHNAMES = (None, "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAYNAMES = (None, "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def _show(cls, kind, names, doc=""):
    """Shows slots such as `_year` as `year`, to readers only; kind is 'member' or 'getter', as CPython's types have them."""
    for name in names.split():
        slot = cls.__dict__["_" + name]
        if _members:
            setattr(cls, name, getattr(_members, kind)(slot, name, doc))
        else:
            setattr(cls, name, property(slot.__get__))


# ---- The calendar ----

def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _days_in_month(year, month):
    if month == 2 and _is_leap(year):
        return 29
    return _DAYS_IN_MONTH[month]


def _ymd2ord(year, month, day):
    before = year - 1
    ordinal = before * 365 + before // 4 - before // 100 + before // 400 + _DAYS_BEFORE_MONTH[month] + day
    if month > 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0):
        return ordinal + 1
    return ordinal


def _seconds_of(year, month, day, hour, minute, second):
    # Since 1970 began; a clock's seconds, whatever zone it shows.
    return (_ymd2ord(year, month, day) - 719163) * 86400 + hour * 3600 + minute * 60 + second


def _local_seconds(t):
    return _seconds_of(*_time.localtime(t)[:6])


def _ord2ymd(n):
    # Strip off whole cycles of 400, 100, 4 and 1 years; the last of a cycle may be a day longer.
    n -= 1
    n400 = n // 146097
    n -= n400 * 146097
    n100 = n // 36524
    n -= n100 * 36524
    n4 = n // 1461
    n -= n4 * 1461
    n1 = n // 365
    n -= n1 * 365
    year = n400 * 400 + n100 * 100 + n4 * 4 + n1 + 1
    if n1 == 4 or n100 == 4:
        return year - 1, 12, 31
    month = (n + 50) >> 5  # right, or one too many
    leap = n1 == 3 and (n4 != 24 or n100 == 3)
    before = _DAYS_BEFORE_MONTH[month]
    if leap and month > 2:
        before += 1
    if before > n:
        month -= 1
        before = _DAYS_BEFORE_MONTH[month]
        if leap and month > 2:
            before += 1
    return year, month, n - before + 1


def _isoweek1monday(year):
    # The ordinal of the Monday of the week that has the year's first Thursday.
    first = _ymd2ord(year, 1, 1)
    weekday = (first + 6) % 7
    monday = first - weekday
    return monday + 7 if weekday > 3 else monday


def _isoweek_to_gregorian(year, week, day):
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"Year is out of range: {year}")
    if not 0 < week < 53:
        # Only long years have a week 53.
        first_weekday = _ymd2ord(year, 1, 1) % 7
        if not (week == 53 and (first_weekday == 4 or first_weekday == 3 and _is_leap(year))):
            raise ValueError(f"Invalid week: {week}")
    if not 0 < day < 8:
        raise ValueError(f"Invalid day: {day} (range is [1, 7])")
    return _ord2ymd(_isoweek1monday(year) + (week - 1) * 7 + day - 1)


# ---- Checks ----

def _index(value):
    # An int, for what may stand in the place of one.
    if type(value) is int:
        return value
    from operator import index
    return index(value)


def _check_date_fields(year, month, day):
    if type(year) is not int or type(month) is not int or type(day) is not int:
        year = _index(year)
        month = _index(month)
        day = _index(day)
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"year {year} is out of range")
    if not 1 <= month <= 12:
        raise ValueError("month must be in 1..12")
    if not 1 <= day <= 28 and not 1 <= day <= _days_in_month(year, month):
        raise ValueError("day is out of range for month")
    return year, month, day


def _check_time_fields(hour, minute, second, microsecond, fold):
    if type(hour) is not int or type(minute) is not int or type(second) is not int or type(microsecond) is not int:
        hour = _index(hour)
        minute = _index(minute)
        second = _index(second)
        microsecond = _index(microsecond)
    if not 0 <= hour <= 23:
        raise ValueError("hour must be in 0..23")
    if not 0 <= minute <= 59:
        raise ValueError("minute must be in 0..59")
    if not 0 <= second <= 59:
        raise ValueError("second must be in 0..59")
    if not 0 <= microsecond <= 999999:
        raise ValueError("microsecond must be in 0..999999")
    if type(fold) is not int:
        fold = _index(fold)
    if fold != 0 and fold != 1:
        raise ValueError("fold must be either 0 or 1")
    return hour, minute, second, microsecond, fold


def _check_tzinfo_arg(tz):
    if tz is not None and not isinstance(tz, tzinfo):
        raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type '{type(tz).__name__}'")


def _check_utc_offset(name, offset):
    if offset is None:
        return
    if not isinstance(offset, timedelta):
        raise TypeError(f"tzinfo.{name}() must return None or a timedelta, not '{type(offset).__name__}'")
    if not -_ONE_DAY < offset < _ONE_DAY:
        raise ValueError("offset must be a timedelta strictly between "
                         "-timedelta(hours=24) and timedelta(hours=24).")


def _check_tzname(name):
    if name is not None and not isinstance(name, str):
        raise TypeError(f"tzinfo.tzname() must return None or a string, not '{type(name).__name__}'")


def _shown_name(cls):
    # Classes in C have the module in their names, others not.
    return f"{cls.__module__}.{cls.__qualname__}" if cls.__module__ == __name__ else cls.__name__


def _cant_compare(x, y):
    raise TypeError(f"can't compare {type(x).__module__}.{type(x).__qualname__} to {_type_name(y)}")


def _type_name(value):
    kind = type(value)
    return kind.__name__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"


# ---- Writing ----

def _format_time(hh, mm, ss, us, timespec="auto"):
    if timespec == "auto":
        timespec = "microseconds" if us else "seconds"
    if timespec == "hours":
        return f"{hh:02d}"
    if timespec == "minutes":
        return f"{hh:02d}:{mm:02d}"
    if timespec == "seconds":
        return f"{hh:02d}:{mm:02d}:{ss:02d}"
    if timespec == "milliseconds":
        return f"{hh:02d}:{mm:02d}:{ss:02d}.{us // 1000:03d}"
    if timespec == "microseconds":
        return f"{hh:02d}:{mm:02d}:{ss:02d}.{us:06d}"
    raise ValueError("Unknown timespec value")


def _format_offset(offset, sep=":"):
    if offset is None:
        return ""
    sign = "+"
    if offset.days < 0:
        sign = "-"
        offset = -offset
    minutes, seconds = divmod(offset.days * 86400 + offset.seconds, 60)
    hours, minutes = divmod(minutes, 60)
    text = f"{sign}{hours:02d}{sep}{minutes:02d}"
    if seconds or offset.microseconds:
        text += f"{sep}{seconds:02d}"
        if offset.microseconds:
            text += f".{offset.microseconds:06d}"
    return text


def _wrap_strftime(obj, format, timetuple):
    # time.strftime() knows nothing of microseconds and time zones, so these are put in beforehand.
    if not isinstance(format, str):
        raise TypeError(f"strftime() argument 1 must be str, not {type(format).__name__}")
    if "%" in format:
        parts = []
        position = 0
        while True:
            found = format.find("%", position)
            if found < 0 or found + 1 >= len(format):
                break
            parts.append(format[position:found])
            directive = format[found + 1]
            position = found + 2
            if directive == "f":
                parts.append(f"{getattr(obj, 'microsecond', 0):06d}")
            elif directive == "z":
                parts.append(_format_offset(obj.utcoffset(), "") if hasattr(obj, "utcoffset") else "")
            elif directive == "Z":
                name = obj.tzname() if hasattr(obj, "tzname") else None
                parts.append(name.replace("%", "%%") if name is not None else "")
            else:
                parts.append("%" + directive)
        parts.append(format[position:])
        format = "".join(parts)
    return _time.strftime(format, timetuple)


def _build_struct_time(y, m, d, hh, mm, ss, dstflag):
    ordinal = _ymd2ord(y, m, d)
    return _time.struct_time((y, m, d, hh, mm, ss, (ordinal + 6) % 7, ordinal - _ymd2ord(y, 1, 1) + 1, dstflag))


# ---- Reading ISO formats ----

def _digits(text, start, end):
    part = text[start:end]
    if len(part) == end - start and part.isascii() and part.isdigit():
        return int(part)
    raise ValueError


def _is_usual_isoformat(text):
    # YYYY-MM-DD?hh:mm:ss
    if len(text) != 19 or text[4] != "-" or text[7] != "-" or text[13] != ":" or text[16] != ":":
        return False
    digits = text[:4] + text[5:7] + text[8:10] + text[11:13] + text[14:16] + text[17:]
    return digits.isascii() and digits.isdigit()


def _parse_isoformat_date(text):
    # YYYY-MM-DD, YYYYMMDD, YYYY-Www[-D], YYYYWww[D]
    if len(text) == 10 and text[4] == "-" and text[7] == "-":
        digits = text[:4] + text[5:7] + text[8:]
        if digits.isascii() and digits.isdigit():
            return int(text[:4]), int(text[5:7]), int(text[8:])
    year = _digits(text, 0, 4)
    has_sep = text[4:5] == "-"
    position = 4 + has_sep
    if text[position:position + 1] == "W":
        week = _digits(text, position + 1, position + 3)
        position += 3
        day = 1
        if len(text) > position:
            if (text[position] == "-") != has_sep:
                raise ValueError
            position += has_sep
            day = _digits(text, position, position + 1)
            position += 1
        if position != len(text):
            raise ValueError
        return _isoweek_to_gregorian(year, week, day)
    month = _digits(text, position, position + 2)
    position += 2
    if (text[position:position + 1] == "-") != has_sep:
        raise ValueError
    position += has_sep
    day = _digits(text, position, position + 2)
    if position + 2 != len(text):
        raise ValueError
    return year, month, day


def _parse_hh_mm_ss_ff(text):
    # hh[:mm[:ss[.f...]]] with colons everywhere or nowhere.
    parts = [0, 0, 0, 0]
    position = 0
    has_sep = len(text) >= 3 and text[2] == ":"
    for index in range(3):
        parts[index] = _digits(text, position, position + 2)
        position += 2
        following = text[position:position + 1]
        if not following or index >= 2:
            break
        if has_sep:
            if following != ":":
                raise ValueError
            position += 1
        elif following in ".,":
            break
        elif not following.isdigit():
            raise ValueError
    if position < len(text):
        if text[position] not in ".," or index < 2:
            raise ValueError
        fraction = text[position + 1:]
        if not fraction or not (fraction.isascii() and fraction.isdigit()):
            raise ValueError
        parts[3] = int(fraction[:6].ljust(6, "0"))
    return parts


def _parse_isoformat_time(text):
    # The four parts and the time zone.
    if len(text) < 2:
        raise ValueError
    zone_at = len(text)
    for mark in "+-Z":
        found = text.find(mark)
        if found >= 0:
            zone_at = min(zone_at, found)
    parts = _parse_hh_mm_ss_ff(text[:zone_at])
    if zone_at == len(text):
        return parts, None
    if text[zone_at] == "Z":
        if zone_at + 1 != len(text):
            raise ValueError
        return parts, timezone.utc
    zone = text[zone_at + 1:]
    if len(zone) in (0, 1, 3):
        raise ValueError
    hours, minutes, seconds, microseconds = _parse_hh_mm_ss_ff(zone)
    offset = timedelta(hours=hours, minutes=minutes, seconds=seconds, microseconds=microseconds)
    if not offset:
        return parts, timezone.utc
    return parts, timezone(-offset if text[zone_at] == "-" else offset)


def _find_date_end(text):
    # Where in a date with a time the date ends.  Without hyphens that takes counting digits.
    size = len(text)
    if size == 7:
        return 7
    if text[4:5] == "-":
        if text[5:6] == "W":
            if size < 8:
                raise ValueError
            if size > 8 and text[8] == "-":
                if size == 9:
                    raise ValueError
                if size > 10 and text[10].isdigit():
                    # YYYY-Www-D is followed by a digit: rather YYYY-Www with a separator "-".
                    return 8
                return 10
            return 8
        return 10
    if text[4:5] == "W":
        end = 7
        while end < size and text[end].isdigit():
            end += 1
        if end < 9:
            return end
        return 7 if end % 2 == 0 else 8
    return 8


# ---- timedelta ----

def _round_half_away(x):
    return _math.floor(x + 0.5) if x >= 0 else _math.ceil(x - 0.5)


def _divide_and_round(a, b):
    # a / b as the nearest integer, halves to even.
    q, r = divmod(a, b)
    r *= 2
    greater = r > b if b > 0 else r < b
    if greater or r == b and q % 2 == 1:
        q += 1
    return q


def _accumulate(tag, total, number, factor, leftover):
    # Add number * factor microseconds: whole ones to total, parts of one to leftover.
    if isinstance(number, int):
        return total + number * factor, leftover
    if isinstance(number, float):
        fraction, whole = _math.modf(number)
        total += int(whole) * factor
        if fraction:
            fraction, whole = _math.modf(factor * fraction)
            leftover += fraction
            total += int(whole)
        return total, leftover
    raise TypeError(f"unsupported type for timedelta {tag} component: {_type_name(number)}")


def _carried(days, seconds, microseconds):
    # Seconds and microseconds that may be negative or too many, brought into their ranges.
    if not 0 <= microseconds < 1000000:
        carry, microseconds = divmod(microseconds, 1000000)
        seconds += carry
    if not 0 <= seconds < 86400:
        carry, seconds = divmod(seconds, 86400)
        days += carry
    return days, seconds, microseconds


class timedelta:
    """A difference between two points in time: days, seconds and microseconds, where only days may be negative."""

    __slots__ = ("_days", "_seconds", "_microseconds", "_hashcode")

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        if (type(days) is int and type(seconds) is int and type(microseconds) is int and type(milliseconds) is int
                and type(minutes) is int and type(hours) is int and type(weeks) is int):
            return cls._from_parts(days + weeks * 7, seconds + minutes * 60 + hours * 3600, microseconds + milliseconds * 1000)
        total = 0
        leftover = 0.0
        for tag, number, factor in (("microseconds", microseconds, 1), ("milliseconds", milliseconds, 1000),
                                    ("seconds", seconds, 1000000), ("minutes", minutes, 60000000),
                                    ("hours", hours, 3600000000), ("days", days, 86400000000), ("weeks", weeks, 604800000000)):
            if type(number) is int:
                if number:
                    total += number * factor
            else:
                total, leftover = _accumulate(tag, total, number, factor, leftover)
        if leftover:
            whole = _round_half_away(leftover)
            if abs(whole - leftover) == 0.5:
                # Halves go to the even number, of the total rather than of the rest.
                odd = total & 1
                whole = 2 * _round_half_away((leftover + odd) * 0.5) - odd
            total += int(whole)
        return cls._from_microseconds(total)

    @classmethod
    def _from_microseconds(cls, total):
        seconds, microseconds = divmod(total, 1000000)
        days, seconds = divmod(seconds, 86400)
        return cls._from_parts(days, seconds, microseconds)

    @classmethod
    def _from_parts(cls, days, seconds, microseconds):
        days, seconds, microseconds = _carried(days, seconds, microseconds)
        if not -999999999 <= days <= 999999999:
            if not -0x80000000 <= days <= 0x7fffffff:
                raise OverflowError("Python int too large to convert to C int")
            raise OverflowError("days=%d; must have magnitude <= 999999999" % days)
        self = object.__new__(cls)
        self._days = days
        self._seconds = seconds
        self._microseconds = microseconds
        self._hashcode = -1
        return self

    def _to_microseconds(self):
        return (self._days * 86400 + self._seconds) * 1000000 + self._microseconds

    def __repr__(self):
        args = []
        if self._days:
            args.append("days=%d" % self._days)
        if self._seconds:
            args.append("seconds=%d" % self._seconds)
        if self._microseconds:
            args.append("microseconds=%d" % self._microseconds)
        return f"{_shown_name(self.__class__)}({', '.join(args) or '0'})"

    def __str__(self):
        minutes, seconds = divmod(self._seconds, 60)
        hours, minutes = divmod(minutes, 60)
        text = "%d:%02d:%02d" % (hours, minutes, seconds)
        if self._days:
            text = "%d day%s, " % (self._days, "" if abs(self._days) == 1 else "s") + text
        if self._microseconds:
            text += ".%06d" % self._microseconds
        return text

    def total_seconds(self):
        """All of it in seconds."""
        return self._to_microseconds() / 1000000

    def __add__(self, other):
        if isinstance(other, timedelta):
            return timedelta._from_parts(self._days + other._days, self._seconds + other._seconds,
                                         self._microseconds + other._microseconds)
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return timedelta._from_parts(self._days - other._days, self._seconds - other._seconds,
                                         self._microseconds - other._microseconds)
        return NotImplemented

    def __rsub__(self, other):
        if isinstance(other, timedelta):
            return other - self
        return NotImplemented

    def __neg__(self):
        return timedelta._from_parts(-self._days, -self._seconds, -self._microseconds)

    def __pos__(self):
        return timedelta._from_parts(self._days, self._seconds, self._microseconds)

    def __abs__(self):
        return -self if self._days < 0 else self

    def __mul__(self, other):
        if isinstance(other, int):
            return timedelta._from_microseconds(self._to_microseconds() * other)
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            return timedelta._from_microseconds(_divide_and_round(self._to_microseconds() * a, b))
        return NotImplemented

    __rmul__ = __mul__

    def __floordiv__(self, other):
        if not isinstance(other, (int, timedelta)):
            return NotImplemented
        if isinstance(other, timedelta):
            return self._to_microseconds() // other._to_microseconds()
        return timedelta._from_microseconds(self._to_microseconds() // other)

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._to_microseconds() / other._to_microseconds()
        if isinstance(other, int):
            if other == 0:
                raise ZeroDivisionError("integer division or modulo by zero")
            return timedelta._from_microseconds(_divide_and_round(self._to_microseconds(), other))
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            if a == 0:
                raise ZeroDivisionError("integer division or modulo by zero")
            return timedelta._from_microseconds(_divide_and_round(b * self._to_microseconds(), a))
        return NotImplemented

    def __mod__(self, other):
        if isinstance(other, timedelta):
            return timedelta._from_microseconds(self._to_microseconds() % other._to_microseconds())
        return NotImplemented

    def __divmod__(self, other):
        if isinstance(other, timedelta):
            q, r = divmod(self._to_microseconds(), other._to_microseconds())
            return q, timedelta._from_microseconds(r)
        return NotImplemented

    def _parts(self):
        return self._days, self._seconds, self._microseconds

    def __eq__(self, other):
        if isinstance(other, timedelta):
            return self._parts() == other._parts()
        return NotImplemented

    def __le__(self, other):
        if isinstance(other, timedelta):
            return self._parts() <= other._parts()
        return NotImplemented

    def __lt__(self, other):
        if isinstance(other, timedelta):
            return self._parts() < other._parts()
        return NotImplemented

    def __ge__(self, other):
        if isinstance(other, timedelta):
            return self._parts() >= other._parts()
        return NotImplemented

    def __gt__(self, other):
        if isinstance(other, timedelta):
            return self._parts() > other._parts()
        return NotImplemented

    def __hash__(self):
        if self._hashcode == -1:
            self._hashcode = hash(self._parts())
        return self._hashcode

    def __bool__(self):
        return self._days != 0 or self._seconds != 0 or self._microseconds != 0

    def __reduce__(self):
        return self.__class__, self._parts()


_show(timedelta, "member", "days", "Days, which may be negative.")
_show(timedelta, "member", "seconds", "Seconds, from 0 to 86399.")
_show(timedelta, "member", "microseconds", "Microseconds, from 0 to 999999.")
timedelta.min = timedelta(-999999999)
timedelta.max = timedelta(days=999999999, hours=23, minutes=59, seconds=59, microseconds=999999)
timedelta.resolution = timedelta(microseconds=1)
_ONE_DAY = timedelta(1)
_ZERO = timedelta(0)


# ---- date ----

class IsoCalendarDate(tuple):
    """The result of isocalendar(): (year, week, weekday)."""

    def __new__(cls, year, week, weekday, /):
        return super().__new__(cls, (year, week, weekday))

    @property
    def year(self):
        return self[0]

    @property
    def week(self):
        return self[1]

    @property
    def weekday(self):
        return self[2]

    def __reduce__(self):
        # As a plain tuple, which any version can load.
        return tuple, (tuple(self),)

    def __repr__(self):
        return f"{self.__class__.__module__}.{self.__class__.__name__}(year={self[0]}, week={self[1]}, weekday={self[2]})"


_IsoCalendarDate = IsoCalendarDate
del IsoCalendarDate


def _new_date(year, month, day):
    # Of parts that are known to be right.
    self = object.__new__(_date_class)
    self._year = year
    self._month = month
    self._day = day
    self._hashcode = -1
    return self


def _is_pickled_month(byte):
    # The first bit tells the fold in pickles.
    return 1 <= byte & 0x7f <= 12


class date:
    """A day of the Gregorian calendar, extended to all years from 1 to 9999."""

    __slots__ = ("_year", "_month", "_day", "_hashcode")

    def __new__(cls, year, month=None, day=None):
        if month is None and isinstance(year, (bytes, str)) and len(year) == 4:
            state = year.encode("latin1") if isinstance(year, str) else year
            if 1 <= state[2] <= 12:
                self = object.__new__(cls)
                self._year, self._month, self._day = state[0] * 256 + state[1], state[2], state[3]
                self._hashcode = -1
                return self
        if month is None:
            raise TypeError("function missing required argument 'month' (pos 2)")
        if day is None:
            raise TypeError("function missing required argument 'day' (pos 3)")
        year, month, day = _check_date_fields(year, month, day)
        self = object.__new__(cls)
        self._year = year
        self._month = month
        self._day = day
        self._hashcode = -1
        return self

    @classmethod
    def fromtimestamp(cls, t):
        """The local date of a POSIX timestamp."""
        if t is None:
            raise TypeError("'NoneType' object cannot be interpreted as an integer")
        y, m, d, *_ = _time.localtime(t)
        return cls(y, m, d)

    @classmethod
    def today(cls):
        """The local date now."""
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromordinal(cls, n):
        """The date with an ordinal, where 1 January of year 1 is 1."""
        n = _index(n)
        if n < 1:
            raise ValueError("ordinal must be >= 1")
        if n > _MAXORDINAL:
            year = _ord2ymd(n)[0] if n < 1 << 40 else n // 365
            raise ValueError(f"year {year} is out of range")
        if cls is not date:
            return cls(*_ord2ymd(n))
        return _new_date(*_ord2ymd(n))

    @classmethod
    def fromisoformat(cls, date_string):
        """The date written in an ISO 8601 format."""
        if not isinstance(date_string, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            if len(date_string) not in (7, 8, 10):
                raise ValueError
            return cls(*_parse_isoformat_date(date_string))
        except ValueError as error:
            if error.args and len(date_string) in (7, 8, 10):
                raise
            raise ValueError(f"Invalid isoformat string: {date_string!r}") from None

    @classmethod
    def fromisocalendar(cls, year, week, day):
        """The date of a weekday in a week of the ISO calendar."""
        return cls(*_isoweek_to_gregorian(_index(year), _index(week), _index(day)))

    def __repr__(self):
        return f"{_shown_name(self.__class__)}({self._year}, {self._month}, {self._day})"

    def ctime(self):
        """As C's ctime() writes it."""
        weekday = self.toordinal() % 7 or 7
        return "%s %s %2d 00:00:00 %04d" % (_DAYNAMES[weekday], _MONTHNAMES[self._month], self._day, self._year)

    def strftime(self, format):
        """The date in a format, see time.strftime()."""
        return _wrap_strftime(self, format, self.timetuple())

    def __format__(self, fmt):
        if not isinstance(fmt, str):
            raise TypeError(f"__format__() argument 1 must be str, not {type(fmt).__name__}")
        return self.strftime(fmt) if fmt else str(self)

    def isoformat(self):
        """YYYY-MM-DD"""
        return f"{self._year:04d}-{self._month:02d}-{self._day:02d}"

    def __str__(self):
        return self.isoformat()

    def timetuple(self):
        """For time.mktime() and the like."""
        return _build_struct_time(self._year, self._month, self._day, 0, 0, 0, -1)

    def toordinal(self):
        """The number of the day, where 1 January of year 1 is 1."""
        return _ymd2ord(self._year, self._month, self._day)

    def replace(self, year=None, month=None, day=None):
        """The date with some parts changed."""
        return type(self)(self._year if year is None else year, self._month if month is None else month,
                          self._day if day is None else day)

    def weekday(self):
        """The day of the week, Monday is 0."""
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        """The day of the week, Monday is 1."""
        return self.toordinal() % 7 or 7

    def isocalendar(self):
        """Year, week and weekday of the ISO calendar."""
        year = self._year
        monday = _isoweek1monday(year)
        today = _ymd2ord(self._year, self._month, self._day)
        week, day = divmod(today - monday, 7)
        if week < 0:
            year -= 1
            monday = _isoweek1monday(year)
            week, day = divmod(today - monday, 7)
        elif week >= 52 and today >= _isoweek1monday(year + 1):
            year += 1
            week = 0
        return _IsoCalendarDate(year, week + 1, day + 1)

    # ---- Comparison and arithmetic ----
    #
    # With a datetime, whose methods are asked first, this is only reached by calling a method of date by name.

    def _date_parts(self):
        return self._year, self._month, self._day

    def __eq__(self, other):
        if isinstance(other, date):
            return self._date_parts() == other._date_parts()
        return NotImplemented

    def __le__(self, other):
        if isinstance(other, date):
            return self._date_parts() <= other._date_parts()
        return NotImplemented

    def __lt__(self, other):
        if isinstance(other, date):
            return self._date_parts() < other._date_parts()
        return NotImplemented

    def __ge__(self, other):
        if isinstance(other, date):
            return self._date_parts() >= other._date_parts()
        return NotImplemented

    def __gt__(self, other):
        if isinstance(other, date):
            return self._date_parts() > other._date_parts()
        return NotImplemented

    def __hash__(self):
        if self._hashcode == -1:
            self._hashcode = hash(self._getstate())
        return self._hashcode

    def __add__(self, other):
        if isinstance(other, timedelta):
            ordinal = _ymd2ord(self._year, self._month, self._day) + other._days
            if 0 < ordinal <= _MAXORDINAL:
                if type(self) is not _date_class:
                    return type(self).fromordinal(ordinal)
                year, month, day = _ord2ymd(ordinal)
                return _new_date(year, month, day)
            raise OverflowError("date value out of range")
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + timedelta._from_parts(-other._days, 0, 0)
        if isinstance(other, date):
            return timedelta._from_parts(self.toordinal() - other.toordinal(), 0, 0)
        return NotImplemented

    def _getstate(self):
        high, low = divmod(self._year, 256)
        return bytes([high, low, self._month, self._day]),

    def __reduce__(self):
        return self.__class__, self._getstate()


_date_class = date
_show(date, "getter", "year month day")
date.min = date(1, 1, 1)
date.max = date(9999, 12, 31)
date.resolution = timedelta(days=1)


# ---- Time zones ----

class tzinfo:
    """Base of time zones: subclasses tell, for a datetime, the offset from UTC, its name, and the part that is daylight saving."""

    __slots__ = ()

    def tzname(self, dt):
        """The name of the zone."""
        raise NotImplementedError("a tzinfo subclass must implement tzname()")

    def utcoffset(self, dt):
        """The offset from UTC, east is positive."""
        raise NotImplementedError("a tzinfo subclass must implement utcoffset()")

    def dst(self, dt):
        """The part of the offset that is daylight saving."""
        raise NotImplementedError("a tzinfo subclass must implement dst()")

    def fromutc(self, dt):
        """A datetime in UTC, but with this zone attached, as a datetime in this zone."""
        if not isinstance(dt, datetime):
            raise TypeError("fromutc: argument must be a datetime")
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        offset = dt.utcoffset()
        if offset is None:
            raise ValueError("fromutc: non-None utcoffset() result required")
        saving = dt.dst()
        if saving is None:
            raise ValueError("fromutc: non-None dst() result required")
        # First by the standard offset; then see whether saving is on at that time.
        delta = offset - saving
        if delta:
            dt += delta
            saving = dt.dst()
            if saving is None:
                raise ValueError("fromutc: tz.dst() gave inconsistent results; cannot convert")
        return dt + saving

    def __reduce__(self):
        getinitargs = getattr(self, "__getinitargs__", None)
        args = getinitargs() if getinitargs else ()
        return self.__class__, args, self.__getstate__()


class time:
    """A time of day, perhaps with a time zone."""

    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_hashcode", "_fold")

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        if isinstance(hour, (bytes, str)) and len(hour) == 6:
            state = hour.encode("latin1") if isinstance(hour, str) else hour
            if state[0] & 0x7f < 24:
                self = object.__new__(cls)
                self._set_state(state, minute or None)
                self._hashcode = -1
                return self
        hour, minute, second, microsecond, fold = _check_time_fields(hour, minute, second, microsecond, fold)
        _check_tzinfo_arg(tzinfo)
        self = object.__new__(cls)
        self._hour = hour
        self._minute = minute
        self._second = second
        self._microsecond = microsecond
        self._tzinfo = tzinfo
        self._hashcode = -1
        self._fold = fold
        return self

    def _cmp(self, other, for_equality=False):
        # Below 0, 0 or above, as in C; 2 for what is just not equal.
        own_zone, other_zone = self._tzinfo, other._tzinfo
        own = (self._hour, self._minute, self._second, self._microsecond)
        others = (other._hour, other._minute, other._second, other._microsecond)
        if own_zone is not other_zone:
            own_offset = self.utcoffset()
            other_offset = other.utcoffset()
            if own_offset != other_offset:
                if own_offset is None or other_offset is None:
                    if for_equality:
                        return 2
                    raise TypeError("can't compare offset-naive and offset-aware times")
                own = self._microseconds() - own_offset._to_microseconds()
                others = other._microseconds() - other_offset._to_microseconds()
        return 0 if own == others else 1 if own > others else -1

    def _microseconds(self):
        return ((self._hour * 60 + self._minute) * 60 + self._second) * 1000000 + self._microsecond

    def __eq__(self, other):
        return self._cmp(other, True) == 0 if isinstance(other, time) else NotImplemented

    def __le__(self, other):
        return self._cmp(other) <= 0 if isinstance(other, time) else NotImplemented

    def __lt__(self, other):
        return self._cmp(other) < 0 if isinstance(other, time) else NotImplemented

    def __ge__(self, other):
        return self._cmp(other) >= 0 if isinstance(other, time) else NotImplemented

    def __gt__(self, other):
        return self._cmp(other) > 0 if isinstance(other, time) else NotImplemented

    def __hash__(self):
        if self._hashcode == -1:
            t = self.replace(fold=0) if self._fold else self
            offset = t.utcoffset()
            if offset:
                # Equal times of different zones have to have one hash.
                total = t._microseconds() - offset._to_microseconds()
                if not 0 <= total < 86400000000:
                    self._hashcode = hash(total)
                    return self._hashcode
                seconds, us = divmod(total, 1000000)
                minutes, second = divmod(seconds, 60)
                t = time(*divmod(minutes, 60), second, us)
            self._hashcode = hash(t._getstate()[0])
        return self._hashcode

    def __repr__(self):
        text = f"{self._hour}, {self._minute}"
        if self._microsecond:
            text += f", {self._second}, {self._microsecond}"
        elif self._second:
            text += f", {self._second}"
        if self._tzinfo is not None:
            text += f", tzinfo={self._tzinfo!r}"
        if self._fold:
            text += ", fold=1"
        return f"{_shown_name(self.__class__)}({text})"

    def isoformat(self, timespec="auto"):
        """hh:mm:ss[.ffffff][+hh:mm]; timespec is how far it goes, from hours to microseconds."""
        return (_format_time(self._hour, self._minute, self._second, self._microsecond, timespec)
                + _format_offset(self.utcoffset()))

    def __str__(self):
        return self.isoformat()

    @classmethod
    def fromisoformat(cls, time_string):
        """The time written in an ISO 8601 format."""
        if not isinstance(time_string, str):
            raise TypeError("fromisoformat: argument must be str")
        text = time_string.removeprefix("T")
        try:
            parts, zone = _parse_isoformat_time(text)
        except ValueError as error:
            if error.args:
                raise
            raise ValueError(f"Invalid isoformat string: {time_string!r}") from None
        return cls(*parts, zone)

    def strftime(self, format):
        """The time in a format, see time.strftime()."""
        return _wrap_strftime(self, format, (1900, 1, 1, self._hour, self._minute, self._second, 0, 1, -1))

    def __format__(self, fmt):
        if not isinstance(fmt, str):
            raise TypeError(f"__format__() argument 1 must be str, not {type(fmt).__name__}")
        return self.strftime(fmt) if fmt else str(self)

    def utcoffset(self):
        """The offset from UTC, or None."""
        if self._tzinfo is None:
            return None
        offset = self._tzinfo.utcoffset(None)
        _check_utc_offset("utcoffset", offset)
        return offset

    def tzname(self):
        """The name of the time zone, or None."""
        if self._tzinfo is None:
            return None
        name = self._tzinfo.tzname(None)
        _check_tzname(name)
        return name

    def dst(self):
        """The part of the offset that is daylight saving, or None."""
        if self._tzinfo is None:
            return None
        offset = self._tzinfo.dst(None)
        _check_utc_offset("dst", offset)
        return offset

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None):
        """The time with some parts changed."""
        return type(self)(self._hour if hour is None else hour, self._minute if minute is None else minute,
                          self._second if second is None else second,
                          self._microsecond if microsecond is None else microsecond,
                          self._tzinfo if tzinfo is True else tzinfo, fold=self._fold if fold is None else fold)

    def _getstate(self, protocol=3):
        us, low = divmod(self._microsecond, 256)
        high, middle = divmod(us, 256)
        hour = self._hour
        if self._fold and protocol > 3:
            hour += 128
        state = bytes([hour, self._minute, self._second, high, middle, low])
        return (state,) if self._tzinfo is None else (state, self._tzinfo)

    def _set_state(self, state, zone):
        if zone is not None and not isinstance(zone, _tzinfo_class):
            raise TypeError("bad tzinfo state arg")
        hour, self._minute, self._second, high, middle, low = state
        self._fold, self._hour = divmod(hour, 128)
        self._microsecond = (high << 8 | middle) << 8 | low
        self._tzinfo = zone

    def __reduce_ex__(self, protocol):
        return self.__class__, self._getstate(protocol)

    def __reduce__(self):
        return self.__reduce_ex__(2)


_time_class = time
_tzinfo_class = tzinfo
_show(time, "getter", "hour minute second microsecond tzinfo fold")
time.min = time(0, 0, 0)
time.max = time(23, 59, 59, 999999)
time.resolution = timedelta(microseconds=1)


# ---- datetime ----

class datetime(date):
    """A date and a time of day, perhaps with a time zone."""

    __slots__ = time.__slots__

    def __new__(cls, year, month=None, day=None, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        if isinstance(year, (bytes, str)) and len(year) == 10:
            state = year.encode("latin1") if isinstance(year, str) else year
            if _is_pickled_month(state[2]):
                self = object.__new__(cls)
                self._set_state(state, month)
                self._hashcode = -1
                return self
        if month is None:
            raise TypeError("function missing required argument 'month' (pos 2)")
        if day is None:
            raise TypeError("function missing required argument 'day' (pos 3)")
        year, month, day = _check_date_fields(year, month, day)
        hour, minute, second, microsecond, fold = _check_time_fields(hour, minute, second, microsecond, fold)
        _check_tzinfo_arg(tzinfo)
        self = object.__new__(cls)
        self._year = year
        self._month = month
        self._day = day
        self._hour = hour
        self._minute = minute
        self._second = second
        self._microsecond = microsecond
        self._tzinfo = tzinfo
        self._hashcode = -1
        self._fold = fold
        return self

    # ---- Making ----

    @classmethod
    def _fromtimestamp(cls, t, utc, tz):
        # To the nearest microsecond, halves to even.
        if not isinstance(t, (int, float)):
            _index(t)
        fraction, t = _math.modf(t)
        us = round(fraction * 1e6)
        if us >= 1000000:
            t += 1
            us -= 1000000
        elif us < 0:
            t -= 1
            us += 1000000
        converter = _time.gmtime if utc else _time.localtime
        y, m, d, hh, mm, ss, *_ = converter(t)
        made = cls(y, m, d, hh, mm, min(ss, 59), us, tz)
        if tz is None and not utc and t >= 86400:
            # In the hour that comes twice when clocks go back, the second time has fold 1.
            shown = _seconds_of(y, m, d, hh, mm, ss)
            change = shown - _local_seconds(t - 86400) - 86400
            if change < 0 and _local_seconds(t + change) == shown:
                made._fold = 1
        elif tz is not None:
            made = tz.fromutc(made)
        return made

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        """The datetime of a POSIX timestamp, local or in a time zone."""
        _check_tzinfo_arg(tz)
        return cls._fromtimestamp(timestamp, tz is not None, tz)

    @classmethod
    def utcfromtimestamp(cls, t):
        """The datetime of a POSIX timestamp in UTC, without a time zone."""
        return cls._fromtimestamp(t, True, None)

    @classmethod
    def now(cls, tz=None):
        """The datetime now, local or in a time zone."""
        return cls.fromtimestamp(_time.time(), tz)

    @classmethod
    def utcnow(cls):
        """The datetime now in UTC, without a time zone."""
        return cls.utcfromtimestamp(_time.time())

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        """A date and a time put together."""
        if not isinstance(date, _date_class):
            raise TypeError(f"combine() argument 1 must be datetime.date, not {_type_name(date)}")
        if not isinstance(time, _time_class):
            raise TypeError(f"combine() argument 2 must be datetime.time, not {_type_name(time)}")
        if tzinfo is True:
            tzinfo = time.tzinfo
        return cls(date.year, date.month, date.day, time.hour, time.minute, time.second, time.microsecond, tzinfo,
                   fold=time.fold)

    @classmethod
    def fromisoformat(cls, date_string):
        """The datetime written in an ISO 8601 format."""
        if not isinstance(date_string, str):
            raise TypeError("fromisoformat: argument must be str")
        if _is_usual_isoformat(date_string):
            return cls(int(date_string[:4]), int(date_string[5:7]), int(date_string[8:10]), int(date_string[11:13]),
                       int(date_string[14:16]), int(date_string[17:]), 0, None)
        try:
            if len(date_string) < 7:
                raise ValueError
            end = _find_date_end(date_string)
            day = _parse_isoformat_date(date_string[:end])
            text = date_string[end + 1:]
            if not text:
                if len(date_string) > end:
                    raise ValueError
                parts, zone = (0, 0, 0, 0), None
            else:
                parts, zone = _parse_isoformat_time(text)
        except ValueError as error:
            if error.args:
                raise
            raise ValueError(f"Invalid isoformat string: {date_string!r}") from None
        return cls(*day, *parts, zone)

    @classmethod
    def strptime(cls, date_string, format):
        """The datetime in a text of a known format, see time.strptime()."""
        for number, text in enumerate((date_string, format), 1):
            if not isinstance(text, str):
                raise TypeError(f"strptime() argument {number} must be str, not {_type_name(text)}")
        import _strptime
        return _strptime._strptime_datetime(cls, date_string, format)

    # ---- Conversion ----

    def timetuple(self):
        """For time.mktime() and the like."""
        dst = self.dst()
        flag = -1 if dst is None else 1 if dst else 0
        return _build_struct_time(self._year, self._month, self._day, self._hour, self._minute, self._second, flag)

    def utctimetuple(self):
        """As timetuple(), in UTC."""
        offset = self.utcoffset()
        if offset:
            self -= offset
        return _build_struct_time(self._year, self._month, self._day, self._hour, self._minute, self._second, 0)

    def _microseconds(self):
        return (((self.toordinal() * 24 + self._hour) * 60 + self._minute) * 60 + self._second) * 1000000 + self._microsecond

    def _mktime(self):
        # The local time as seconds since the epoch: look for a u with local(u) == t.  In gaps and folds `fold` decides.
        max_fold_seconds = 24 * 3600
        t = _seconds_of(self._year, self._month, self._day, self._hour, self._minute, self._second)
        local = _local_seconds
        a = local(t) - t
        u1 = t - a
        t1 = local(u1)
        if t1 == t:
            # One solution; is there another?
            u2 = u1 + (-max_fold_seconds, max_fold_seconds)[self._fold]
            b = local(u2) - u2
            if a == b:
                return u1
        else:
            b = t1 - u1
        u2 = t - b
        t2 = local(u2)
        if t2 == t:
            return u2
        if t1 == t:
            return u1
        return (max, min)[self._fold](u1, u2)

    def timestamp(self):
        """The POSIX timestamp; without a time zone the local one is taken."""
        if self._tzinfo is None:
            return self._mktime() + self._microsecond / 1e6
        return (self - _EPOCH).total_seconds()

    def date(self):
        """The date part."""
        return _new_date(self._year, self._month, self._day)

    def time(self):
        """The time of day, without time zone."""
        return _time_class(self._hour, self._minute, self._second, self._microsecond, fold=self._fold)

    def timetz(self):
        """The time of day with time zone."""
        return _time_class(self._hour, self._minute, self._second, self._microsecond, self._tzinfo, fold=self._fold)

    def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *,
                fold=None):
        """The datetime with some parts changed."""
        return type(self)(self._year if year is None else year, self._month if month is None else month,
                          self._day if day is None else day, self._hour if hour is None else hour,
                          self._minute if minute is None else minute, self._second if second is None else second,
                          self._microsecond if microsecond is None else microsecond,
                          self._tzinfo if tzinfo is True else tzinfo, fold=self._fold if fold is None else fold)

    def _local_timezone(self):
        if self._tzinfo is None:
            seconds = self._mktime()
        else:
            seconds = (self - _EPOCH) // timedelta(seconds=1)
        local = _time.localtime(seconds)
        return timezone(timedelta(seconds=local.tm_gmtoff), local.tm_zone)

    def astimezone(self, tz=None):
        """The same point in time in another time zone, by default the local one."""
        if tz is None:
            tz = self._local_timezone()
        elif not isinstance(tz, tzinfo):
            raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type '{type(tz).__name__}'")
        zone = self._tzinfo
        if zone is None:
            zone = self._local_timezone()
            offset = zone.utcoffset(self)
        else:
            offset = zone.utcoffset(self)
            if offset is None:
                zone = self.replace(tzinfo=None)._local_timezone()
                offset = zone.utcoffset(self)
        if tz is zone:
            return self
        utc = (self - offset).replace(tzinfo=tz)
        return tz.fromutc(utc)

    # ---- Writing ----

    def ctime(self):
        """As C's ctime() writes it."""
        weekday = self.toordinal() % 7 or 7
        return "%s %s %2d %02d:%02d:%02d %04d" % (_DAYNAMES[weekday], _MONTHNAMES[self._month], self._day, self._hour,
                                                  self._minute, self._second, self._year)

    def isoformat(self, sep="T", timespec="auto"):
        """YYYY-MM-DDThh:mm:ss[.ffffff][+hh:mm]; `sep` stands between date and time, timespec is how far the time goes."""
        if not isinstance(sep, str) or len(sep) != 1:
            raise TypeError(f"isoformat() argument 1 must be a unicode character, not {type(sep).__name__}")
        return (f"{self._year:04d}-{self._month:02d}-{self._day:02d}{sep}"
                + _format_time(self._hour, self._minute, self._second, self._microsecond, timespec)
                + _format_offset(self.utcoffset()))

    def __repr__(self):
        parts = [self._year, self._month, self._day, self._hour, self._minute, self._second, self._microsecond]
        if parts[-1] == 0:
            del parts[-1]
            if parts[-1] == 0:
                del parts[-1]
        text = ", ".join(map(str, parts))
        if self._tzinfo is not None:
            text += f", tzinfo={self._tzinfo!r}"
        if self._fold:
            text += ", fold=1"
        return f"{_shown_name(self.__class__)}({text})"

    def __str__(self):
        return self.isoformat(sep=" ")

    # ---- Time zone ----

    def utcoffset(self):
        """The offset from UTC, or None."""
        if self._tzinfo is None:
            return None
        offset = self._tzinfo.utcoffset(self)
        _check_utc_offset("utcoffset", offset)
        return offset

    def tzname(self):
        """The name of the time zone, or None."""
        if self._tzinfo is None:
            return None
        name = self._tzinfo.tzname(self)
        _check_tzname(name)
        return name

    def dst(self):
        """The part of the offset that is daylight saving, or None."""
        if self._tzinfo is None:
            return None
        offset = self._tzinfo.dst(self)
        _check_utc_offset("dst", offset)
        return offset

    # ---- Comparison and arithmetic ----

    def _parts(self):
        return (self._year, self._month, self._day, self._hour, self._minute, self._second, self._microsecond)

    def _cmp(self, other, for_equality=False):
        own_zone, other_zone = self._tzinfo, other._tzinfo
        if own_zone is other_zone:
            own, others = self._parts(), other._parts()
        else:
            own_offset = self.utcoffset()
            other_offset = other.utcoffset()
            if for_equality:
                # A time whose offset depends on the fold is equal to none in other zones.
                if own_offset != self.replace(fold=not self._fold).utcoffset():
                    return 2
                if other_offset != other.replace(fold=not other._fold).utcoffset():
                    return 2
            if own_offset == other_offset:
                own, others = self._parts(), other._parts()
            elif own_offset is None or other_offset is None:
                if for_equality:
                    return 2
                raise TypeError("can't compare offset-naive and offset-aware datetimes")
            else:
                own = self._microseconds() - own_offset._to_microseconds()
                others = other._microseconds() - other_offset._to_microseconds()
        return 0 if own == others else 1 if own > others else -1

    def __eq__(self, other):
        if isinstance(other, datetime):
            if self._tzinfo is other._tzinfo:
                return (self._microsecond == other._microsecond and self._second == other._second and self._minute == other._minute
                        and self._hour == other._hour and self._day == other._day and self._month == other._month and self._year == other._year)
            return self._cmp(other, True) == 0
        if not isinstance(other, date):
            return NotImplemented
        return False

    def __le__(self, other):
        if isinstance(other, datetime):
            return self._cmp(other) <= 0
        if not isinstance(other, date):
            return NotImplemented
        _cant_compare(self, other)

    def __lt__(self, other):
        if isinstance(other, datetime):
            return self._cmp(other) < 0
        if not isinstance(other, date):
            return NotImplemented
        _cant_compare(self, other)

    def __ge__(self, other):
        if isinstance(other, datetime):
            return self._cmp(other) >= 0
        if not isinstance(other, date):
            return NotImplemented
        _cant_compare(self, other)

    def __gt__(self, other):
        if isinstance(other, datetime):
            return self._cmp(other) > 0
        if not isinstance(other, date):
            return NotImplemented
        _cant_compare(self, other)

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return self._moved(other._days, other._seconds, other._microseconds)

    def _moved(self, days, seconds, microseconds):
        microseconds += self._microsecond
        seconds += self._hour * 3600 + self._minute * 60 + self._second
        days += _ymd2ord(self._year, self._month, self._day)
        ordinal, seconds, microseconds = _carried(days, seconds, microseconds)
        if not 0 < ordinal <= _MAXORDINAL:
            raise OverflowError("date value out of range")
        year, month, day = _ord2ymd(ordinal)
        hour = seconds // 3600
        seconds -= hour * 3600
        minute = seconds // 60
        seconds -= minute * 60
        cls = type(self)
        if cls is not datetime:
            return cls(year, month, day, hour, minute, seconds, microseconds, self._tzinfo)
        made = object.__new__(datetime)
        made._year = year
        made._month = month
        made._day = day
        made._hour = hour
        made._minute = minute
        made._second = seconds
        made._microsecond = microseconds
        made._tzinfo = self._tzinfo
        made._hashcode = -1
        made._fold = 0
        return made

    __radd__ = __add__

    def __sub__(self, other):
        if not isinstance(other, datetime):
            if isinstance(other, timedelta):
                return self._moved(-other._days, -other._seconds, -other._microseconds)
            return NotImplemented
        days = self.toordinal() - other.toordinal()
        seconds = (self._hour - other._hour) * 3600 + (self._minute - other._minute) * 60 + self._second - other._second
        microseconds = self._microsecond - other._microsecond
        if self._tzinfo is not other._tzinfo:
            own_offset = self.utcoffset()
            other_offset = other.utcoffset()
            if own_offset != other_offset:
                if own_offset is None or other_offset is None:
                    raise TypeError("can't subtract offset-naive and offset-aware datetimes")
                return timedelta._from_parts(days + other_offset._days - own_offset._days, seconds + other_offset._seconds - own_offset._seconds,
                                             microseconds + other_offset._microseconds - own_offset._microseconds)
        return timedelta._from_parts(days, seconds, microseconds)

    def __hash__(self):
        if self._hashcode == -1:
            t = self.replace(fold=0) if self._fold else self
            offset = t.utcoffset()
            if offset is None:
                self._hashcode = hash(t._getstate()[0])
            else:
                self._hashcode = hash(timedelta._from_microseconds(self._microseconds() - offset._to_microseconds()))
        return self._hashcode

    def _getstate(self, protocol=3):
        year_high, year_low = divmod(self._year, 256)
        us, low = divmod(self._microsecond, 256)
        high, middle = divmod(us, 256)
        month = self._month
        if self._fold and protocol > 3:
            month += 128
        state = bytes([year_high, year_low, month, self._day, self._hour, self._minute, self._second, high, middle, low])
        return (state,) if self._tzinfo is None else (state, self._tzinfo)

    def _set_state(self, state, zone):
        if zone is not None and not isinstance(zone, _tzinfo_class):
            raise TypeError("bad tzinfo state arg")
        year_high, year_low, month, self._day, self._hour, self._minute, self._second, high, middle, low = state
        self._fold, self._month = divmod(month, 128)
        self._year = year_high * 256 + year_low
        self._microsecond = (high << 8 | middle) << 8 | low
        self._tzinfo = zone

    def __reduce_ex__(self, protocol):
        return self.__class__, self._getstate(protocol)

    def __reduce__(self):
        return self.__reduce_ex__(2)


_show(datetime, "getter", "hour minute second microsecond tzinfo fold")
datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)


# ---- timezone ----

_Omitted = object()


class timezone(tzinfo):
    """A time zone with a fixed offset from UTC."""

    __slots__ = "_offset", "_name"

    def __new__(cls, offset, name=_Omitted):
        if not isinstance(offset, timedelta):
            raise TypeError(f"timezone() argument 1 must be datetime.timedelta, not {_type_name(offset)}")
        if name is _Omitted:
            if not offset:
                return cls.utc
            name = None
        elif not isinstance(name, str):
            raise TypeError(f"timezone() argument 2 must be str, not {_type_name(name)}")
        if not -_ONE_DAY < offset < _ONE_DAY:
            raise ValueError("offset must be a timedelta strictly between "
                             f"-timedelta(hours=24) and timedelta(hours=24), not {offset!r}.")
        return cls._create(offset, name)

    @classmethod
    def _create(cls, offset, name=None):
        self = tzinfo.__new__(cls)
        self._offset = offset
        self._name = name
        return self

    def __init_subclass__(cls):
        raise TypeError("type 'datetime.timezone' is not an acceptable base type")

    def __getinitargs__(self):
        return (self._offset,) if self._name is None else (self._offset, self._name)

    def __eq__(self, other):
        if isinstance(other, timezone):
            return self._offset == other._offset
        return NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def __repr__(self):
        cls = self.__class__
        if self is cls.utc:
            return "datetime.timezone.utc"
        name = "" if self._name is None else f", {self._name!r}"
        return f"{cls.__module__}.{cls.__qualname__}({self._offset!r}{name})"

    def __str__(self):
        return self.tzname(None)

    def utcoffset(self, dt):
        """The fixed offset."""
        _check_datetime_or_none("utcoffset", dt)
        return self._offset

    def tzname(self, dt):
        """The name given, or one made of the offset."""
        _check_datetime_or_none("tzname", dt)
        if self._name is not None:
            return self._name
        return "UTC" + _format_offset(self._offset) if self._offset else "UTC"

    def dst(self, dt):
        """None."""
        _check_datetime_or_none("dst", dt)
        return None

    def fromutc(self, dt):
        """A datetime in UTC, but with this zone attached, as a datetime in this zone."""
        if not isinstance(dt, datetime):
            raise TypeError("fromutc: argument must be a datetime")
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        return dt + self._offset


def _check_datetime_or_none(name, dt):
    if dt is not None and not isinstance(dt, datetime):
        raise TypeError(f"{name}(dt) argument must be a datetime instance or None, not {type(dt).__name__}")


UTC = timezone.utc = timezone._create(timedelta(0))
timezone.min = timezone._create(-timedelta(hours=23, minutes=59))
timezone.max = timezone._create(timedelta(hours=23, minutes=59))
_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
