# Dates: making, formats, arithmetic, errors.
from datetime import date, timedelta

d = date(2024, 2, 29)
print(d, repr(d), d.isoformat(), d.weekday(), d.isoweekday(), d.isocalendar(), d.toordinal(), d.timetuple().tm_yday, d.ctime(), d.replace(year=2023, day=1))
print(d + timedelta(1), d - timedelta(days=366), date(2025, 1, 1) - d, d < date(2025, 1, 1), d == date(2024, 2, 29), max(d, date.min), date.max)
print(d.strftime("%A %d %B %Y %j %U %W %y %%"), f"{d:%d/%m}", format(d), date.fromisoformat("20240229"), date.fromisoformat("2024-W09-4"))
print(date.fromordinal(738945), date.fromisocalendar(2024, 9, 4), date.resolution, hash(d) == hash(date(2024, 2, 29)), {d: 1}[date(2024, 2, 29)])
for bad in (lambda: date(0, 1, 1), lambda: date(2023, 2, 29), lambda: date(2023, 13, 1), lambda: date("2023", 1, 1), lambda: date.fromisoformat("2024-2-9"),
            lambda: date.max + timedelta(1), lambda: date.fromordinal(0), lambda: d < "x" if False else date(2024, 1), lambda: date.fromisocalendar(2024, 60, 1)):
    try:
        print(bad())
    except (ValueError, TypeError, OverflowError) as error:
        print(type(error).__name__, error)
