"""_strptime: reading dates and times from text, for time.strptime() and datetime.strptime().

The format is matched by a small backtracking matcher: each directive tells where, beginning at a position, it could end, the
preferred end first.  Names of months and days are the English ones.
"""

import time
from datetime import date as datetime_date, timedelta as datetime_timedelta, timezone as datetime_timezone

__all__ = []

_MONTHS = "january february march april may june july august september october november december".split()
_DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()

_COMPOUND = {"c": "%a %b %d %H:%M:%S %Y", "x": "%m/%d/%y", "X": "%H:%M:%S"}


def _is_digits(text):
    return text.isascii() and text.isdigit()


def _number(low, high, width, blank=False):
    # Up to `width` digits whose value is in the range, longer ones preferred; with `blank` a space for the first digit.
    def ends(text, position):
        for size in range(width, 0, -1):
            digits = text[position:position + size]
            if len(digits) < size:
                continue
            if blank and size == 2 and digits[0] == " " and "1" <= digits[1] <= "9":
                yield position + size
            elif _is_digits(digits) and low <= int(digits) <= high:
                yield position + size
    return ends


def _fixed(width):
    def ends(text, position):
        digits = text[position:position + width]
        if len(digits) == width and digits.isdecimal():
            yield position + width
    return ends


def _fraction(text, position):
    for size in range(6, 0, -1):
        digits = text[position:position + size]
        if len(digits) == size and _is_digits(digits):
            yield position + size


def _day_of_year(text, position):
    for size in (3, 2, 1):
        digits = text[position:position + size]
        if len(digits) == size and _is_digits(digits) and 1 <= int(digits) <= 366:
            yield position + size


def _one_of(names):
    names = sorted(names, key=len, reverse=True)

    def ends(text, position):
        for name in names:
            if name and text[position:position + len(name)].lower() == name:
                yield position + len(name)
    return ends


def _offset(text, position):
    # +hh[:]mm[[:]ss[.ffffff]] or Z
    if text[position:position + 1] == "Z":
        yield position + 1
        return
    if text[position:position + 1] not in ("+", "-"):
        return

    def pair(start, limit):
        digits = text[start:start + 2]
        return len(digits) == 2 and _is_digits(digits) and int(digits) <= limit

    if not pair(position + 1, 99):
        return
    minute = position + 3 + (text[position + 3:position + 4] == ":")
    if not pair(minute, 59):
        return
    ends = [minute + 2]
    second = minute + 2 + (text[minute + 2:minute + 3] == ":")
    if pair(second, 59):
        ends.append(second + 2)
        if text[second + 2:second + 3] == ".":
            ends += reversed(list(_fraction(text, second + 3)))
    yield from reversed(ends)


def _zone_names():
    names = {"utc", "gmt"}
    names.update(name.lower() for name in time.tzname)
    return names


_DIRECTIVES = {
    "d": _number(1, 31, 2, blank=True), "f": _fraction, "H": _number(0, 23, 2), "I": _number(1, 12, 2), "G": _fixed(4),
    "j": _day_of_year, "m": _number(1, 12, 2), "M": _number(0, 59, 2), "S": _number(0, 61, 2), "U": _number(0, 53, 2),
    "W": _number(0, 53, 2), "w": _number(0, 6, 1), "u": _number(1, 7, 1), "V": _number(0, 53, 2), "y": _fixed(2), "Y": _fixed(4),
    "z": _offset, "A": _one_of(_DAYS), "a": _one_of([name[:3] for name in _DAYS]), "B": _one_of(_MONTHS),
    "b": _one_of([name[:3] for name in _MONTHS]), "p": _one_of(["am", "pm"]),
    "Z": lambda text, position: _one_of(_zone_names())(text, position), "%": None,
}


def _compile(format):
    # A list of characters, " " for whitespace of any length, and (directive, function).
    parts = []
    position = 0
    while position < len(format):
        c = format[position]
        position += 1
        if c.isspace():
            if not parts or parts[-1] != " ":
                parts.append(" ")
        elif c != "%":
            parts.append(c.lower())
        elif position == len(format):
            raise ValueError("stray %% in format '%s'" % format) from None
        else:
            directive = format[position]
            position += 1
            if directive in _COMPOUND:
                parts += _compile(_COMPOUND[directive])
            elif directive == "%":
                parts.append("%")
            elif directive in _DIRECTIVES:
                parts.append((directive, _DIRECTIVES[directive]))
            else:
                raise ValueError("'%s' is a bad directive in format '%s'"
                                 % (directive, format)) from None
    seen = [part[0] for part in parts if isinstance(part, tuple)]
    for directive in seen:
        if seen.count(directive) > 1:
            raise ValueError("redefinition of group name %r" % directive)
    return parts


def _match(parts, text):
    # (values by directive, end), or None.
    found = {}

    def go(index, position):
        if index == len(parts):
            return position
        part = parts[index]
        if part == " ":
            end = position
            while end < len(text) and text[end].isspace():
                end += 1
            while end > position:
                result = go(index + 1, end)
                if result is not None:
                    return result
                end -= 1
            return None
        if isinstance(part, str):
            if text[position:position + 1].lower() == part:
                return go(index + 1, position + 1)
            return None
        directive, ends = part
        for end in ends(text, position):
            result = go(index + 1, end)
            if result is not None:
                found[directive] = text[position:end]
                return result
        return None

    end = go(0, 0)
    return None if end is None else (found, end)


_cache = {}


def _day_of_year_from_week(year, week, weekday, week_starts_monday):
    first_weekday = datetime_date(year, 1, 1).weekday()
    if not week_starts_monday:
        first_weekday = (first_weekday + 1) % 7
        weekday = (weekday + 1) % 7
    week_0_length = (7 - first_weekday) % 7
    if week == 0:
        return 1 + weekday - first_weekday
    return 1 + week_0_length + 7 * (week - 1) + weekday


def _parse_offset(z):
    # Seconds and microseconds.
    if z == "Z":
        return 0, 0
    written = z
    if z[3] == ":":
        z = z[:3] + z[4:]
        if len(z) > 5:
            if z[5] != ":":
                raise ValueError("Inconsistent use of : in {}".format(written))
            z = z[:5] + z[6:]
    seconds = int(z[1:3]) * 3600 + int(z[3:5]) * 60 + int(z[5:7] or 0)
    fraction = int((z[8:] or "0").ljust(6, "0"))
    return (-seconds, -fraction) if z[0] == "-" else (seconds, fraction)


def _strptime(data_string, format="%a %b %d %H:%M:%S %Y"):
    """The fields of a struct_time with zone, then the microseconds of the time and those of the offset."""
    for number, arg in enumerate((data_string, format)):
        if not isinstance(arg, str):
            raise TypeError("strptime() argument {} must be str, not {}".format(number, type(arg)))
    parts = _cache.get(format)
    if parts is None:
        if len(_cache) > 20:
            _cache.clear()
        parts = _cache[format] = _compile(format)
    matched = _match(parts, data_string)
    if matched is None:
        raise ValueError("time data %r does not match format %r" % (data_string, format))
    found, end = matched
    if end != len(data_string):
        raise ValueError("unconverted data remains: %s" % data_string[end:])

    # In the order of the format: of two directives for one thing the later counts.
    year = iso_year = month = day = hour = julian = weekday = week_of_year = week_starts_monday = iso_week = None
    minute = second = fraction = 0
    for part in parts:
        if not isinstance(part, tuple):
            continue
        directive = part[0]
        text = found[directive]
        if directive == "Y":
            year = int(text)
        elif directive == "y":
            year = int(text)
            year += 2000 if year <= 68 else 1900
        elif directive == "G":
            iso_year = int(text)
        elif directive == "m":
            month = int(text)
        elif directive in "Bb":
            month = [name[:3] for name in _MONTHS].index(text[:3].lower()) + 1
        elif directive == "d":
            day = int(text)
        elif directive == "H":
            hour = int(text)
        elif directive == "I":
            hour = int(text) % 12
            if found.get("p", "").lower() == "pm":
                hour += 12
        elif directive == "M":
            minute = int(text)
        elif directive == "S":
            second = int(text)
        elif directive == "f":
            fraction = int(text.ljust(6, "0"))
        elif directive in "Aa":
            weekday = [name[:3] for name in _DAYS].index(text[:3].lower())
        elif directive == "w":
            weekday = (int(text) - 1) % 7
        elif directive == "u":
            weekday = int(text) - 1
        elif directive == "j":
            julian = int(text)
        elif directive in "UW":
            week_starts_monday = directive == "W"
            week_of_year = int(text)
        elif directive == "V":
            iso_week = int(text)
    gmtoff, gmtoff_fraction = _parse_offset(found["z"]) if "z" in found else (None, 0)
    tz = -1
    if "Z" in found:
        name = found["Z"].lower()
        if name in ("utc", "gmt"):
            tz = 0
        else:
            names = [each.lower() for each in time.tzname]
            # A name for both says nothing.
            if not (names[0] == names[1] and time.daylight):
                tz = names.index(name)

    if year is None and iso_year is not None:
        if iso_week is None or weekday is None:
            raise ValueError("ISO year directive '%G' must be used with the ISO week directive '%V' "
                             "and a weekday directive ('%A', '%a', '%w', or '%u').")
        if julian is not None:
            raise ValueError("Day of the year directive '%j' is not compatible with ISO year directive '%G'. Use '%Y' instead.")
    elif week_of_year is None and iso_week is not None:
        if weekday is None:
            raise ValueError("ISO week directive '%V' must be used with the ISO year directive '%G' "
                             "and a weekday directive ('%A', '%a', '%w', or '%u').")
        raise ValueError("ISO week directive '%V' is incompatible with the year directive '%Y'. Use the ISO year '%G' instead.")

    leap_year_fix = False
    if year is None:
        if month == 2 and day == 29:
            year = 1904  # for a while, as 1900 had no such day
            leap_year_fix = True
        else:
            year = 1900
    if julian is None and weekday is not None:
        if week_of_year is not None:
            julian = _day_of_year_from_week(year, week_of_year, weekday, week_starts_monday)
        elif iso_year is not None and iso_week is not None:
            that_day = datetime_date.fromisocalendar(iso_year, iso_week, weekday + 1)
            year = that_day.year
            julian = that_day.toordinal() - datetime_date(year, 1, 1).toordinal() + 1
        if julian is not None and julian <= 0:
            year -= 1
            julian += 366 if year % 4 == 0 and (year % 100 != 0 or year % 400 == 0) else 365
    if julian is None:
        month = 1 if month is None else month
        day = 1 if day is None else day
        julian = datetime_date(year, month, day).toordinal() - datetime_date(year, 1, 1).toordinal() + 1
    else:
        that_day = datetime_date.fromordinal((julian - 1) + datetime_date(year, 1, 1).toordinal())
        year, month, day = that_day.year, that_day.month, that_day.day
    if weekday is None:
        weekday = datetime_date(year, month, day).weekday()
    if leap_year_fix:
        year = 1900
    return (year, month, day, hour or 0, minute, second, weekday, julian, tz, found.get("Z"), gmtoff), fraction, gmtoff_fraction


def _strptime_time(data_string, format="%a %b %d %H:%M:%S %Y"):
    """A time.struct_time."""
    return time.struct_time(_strptime(data_string, format)[0][:time._STRUCT_TM_ITEMS])


def _strptime_datetime(cls, data_string, format="%a %b %d %H:%M:%S %Y"):
    """An instance of a class of datetimes."""
    parts, fraction, gmtoff_fraction = _strptime(data_string, format)
    tzname, gmtoff = parts[-2:]
    args = parts[:6] + (fraction,)
    if gmtoff is not None:
        offset = datetime_timedelta(seconds=gmtoff, microseconds=gmtoff_fraction)
        args += (datetime_timezone(offset, tzname) if tzname else datetime_timezone(offset),)
    return cls(*args)
