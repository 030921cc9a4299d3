# Sums and differences all over the calendar, at its ends, in time zones and in subclasses; local times when clocks change.
import datetime
import os
import random
import time
from datetime import date, timedelta, timezone

random.seed(7)
total = 0


def add(value):
    global total
    total = (total * 1000003 + sum(ord(char) * (index + 1) for index, char in enumerate(str(value)))) % (2**61 - 1)


def tell(function):
    try:
        return function()
    except (OverflowError, ValueError, TypeError) as error:
        return f"{type(error).__name__} {error}"


ENDS = [3652059, 3652058, 146097, 146098, 36524, 36525, 1461, 1462, 365, 366]
for ordinal in list(range(1, 3000, 7)) + list(range(700000, 740000, 13)) + ENDS:
    day = date.fromordinal(ordinal)
    add((day, day.toordinal() == ordinal, day.weekday(), tuple(day.isocalendar())))
print(total)

for _ in range(1500):
    moment = datetime.datetime(random.randint(1, 9999), random.randint(1, 12), random.randint(1, 28), random.randint(0, 23), random.randint(0, 59),
                               random.randint(0, 59), random.choice((0, 1, 999999, random.randint(0, 999999))))
    step = timedelta(random.choice((0, 1, -1, random.randint(-4000000, 4000000))), random.randint(-200000, 200000), random.randint(-3000000, 3000000))
    day = moment.date()
    for function in (lambda: moment + step, lambda: moment - step, lambda: step + moment, lambda: day + step, lambda: day - step, lambda: -step,
                     lambda: moment - datetime.datetime(2000, 1, 1, 5, 6, 7, 8), lambda: step + step, lambda: step - timedelta(1, 2, 3), lambda: +step,
                     lambda: abs(step), lambda: day - date(1999, 3, 1)):
        add(tell(function))
print(total)

new_year = datetime.datetime(2020, 1, 1)
for function in (lambda: timedelta.max - timedelta.max, lambda: timedelta(0) - timedelta.max, lambda: -timedelta.max, lambda: -timedelta.min,
                 lambda: timedelta.max + timedelta(0, 1), lambda: timedelta.min - timedelta.resolution, lambda: datetime.datetime.max + timedelta.resolution,
                 lambda: datetime.datetime.min - timedelta.resolution, lambda: new_year - timedelta.max, lambda: new_year - timedelta.min,
                 lambda: date.max + timedelta(1), lambda: date.min - timedelta(1), lambda: date(2020, 1, 1) - timedelta.min, lambda: timedelta(10**10),
                 lambda: timedelta(days=10**12), lambda: timedelta(weeks=10**9), lambda: timedelta(hours=True, minutes=90, weeks=-1, milliseconds=2500),
                 lambda: datetime.datetime(2020, True, 1), lambda: datetime.datetime(2020, 2, 30), lambda: datetime.datetime(2020, 2, 29),
                 lambda: date(2021, 2, 29), lambda: date(2020, 13, 1), lambda: date(2020, 1, 0), lambda: date(0, 1, 1), lambda: date("x", 1, 1),
                 lambda: datetime.datetime(2020, 1, 1, 24), lambda: datetime.datetime(2020, 1, 1, 1.0), lambda: datetime.datetime(2020, 1, 1, fold=2)):
    print(repr(tell(function)))


class Moment(datetime.datetime):
    pass


class Day(date):
    pass


class Step(timedelta):
    pass


print(repr(Moment(2020, 1, 1) + timedelta(1)), repr(Moment(2020, 1, 1) - timedelta(1)), type(Moment(2020, 1, 1).date()), repr(Moment.fromordinal(7)))
print(repr(Day(2020, 1, 1) + timedelta(1)), repr(Day.fromordinal(5)), type(Step(1) + Step(1)), repr(Step(1, 2)))
east = datetime.datetime(2020, 1, 1, tzinfo=timezone(timedelta(hours=2)))
utc = datetime.datetime(2020, 1, 1, tzinfo=timezone.utc)
print(east - utc, utc - east, east == utc, east == east.replace(), east < utc, east + timedelta(hours=30), repr((east + timedelta(1)).tzinfo))

for zone in ("UTC0", "CET-1CEST,M3.5.0,M10.5.0/3", "EST5EDT,M3.2.0,M11.1.0"):
    os.environ["TZ"] = zone
    time.tzset()
    for stamp in (0, 1e9, 1603587600, 1603591200, 1603594800, 1604206800, 1604210400, 1604214000, 86400, 86399.5, 1.5, 12345678.654321, 1585443600):
        moment = datetime.datetime.fromtimestamp(stamp)
        print(zone[:3], repr(moment), moment.timestamp(), moment.replace(fold=1).timestamp(), repr(date.fromtimestamp(stamp)))
    for moment in (datetime.datetime(2020, 10, 25, 2, 30), datetime.datetime(2020, 3, 29, 2, 30), datetime.datetime(2020, 11, 1, 1, 30)):
        print(moment.timestamp(), moment.replace(fold=1).timestamp())

TEXTS = ("2020-01-02", "2020-13-02", "2020-02-30", "20200102", "2020-W01-1", "2020-01-0a", "\uff12\uff10\uff12\uff10-01-02", "2020-01-02T03:04:05",
         "2020-01-02 03:04:05", "2020-01-02x03:04:05", "2020-01-02T24:04:05", "2020-01-02T03:04:60", "2020-01-02T03:04:5a", "2020-01-02T03:04:05.123",
         "2020-01-02T03:04:05+02:00", "2020-01-02T03:04", "2020-01-02T", "2020-W01-1T03:04:05", "2020-01-02-03:04:05", "0000-01-01", "0000-01-01T00:00:00",
         "+020-01-02", "2020-01-02T03-04:05", "2020-01-02T\u0660\u0663:04:05")
for text in TEXTS:
    for cls in (date, datetime.datetime, Moment, Day):
        print(ascii(tell(lambda: cls.fromisoformat(text))))

MOMENTS = [new_year, new_year + timedelta(0, 1), datetime.datetime(2019, 12, 31), utc]
for left in MOMENTS:
    for right in MOMENTS:
        print([tell(lambda: getattr(left, name)(right)) for name in ("__lt__", "__le__", "__gt__", "__ge__", "__eq__")])
