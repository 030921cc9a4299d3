# Points in time: zones, formats, ISO, arithmetic, comparison.
from datetime import date, datetime, time, timedelta, timezone

dt = datetime(2024, 5, 17, 13, 4, 5, 678)
utc = datetime(2024, 5, 17, 12, tzinfo=timezone.utc)
zone = timezone(timedelta(hours=5, minutes=30), "IST")
print(dt, repr(dt), dt.isoformat(), dt.isoformat(" ", "minutes"), dt.date(), dt.time(), dt.replace(microsecond=0), dt.ctime(), dt.timetuple()[:6])
print(utc, repr(utc), utc.astimezone(zone), repr(utc.astimezone(zone)), utc.timestamp(), utc == utc.astimezone(zone), utc.utcoffset(), zone.tzname(None), repr(zone))
print(dt + timedelta(days=1, hours=-14), dt - datetime(2024, 1, 1), utc - datetime(2024, 5, 17, tzinfo=zone), datetime.combine(date(2024, 1, 1), time(5)), datetime.min)
print(dt.strftime("%Y-%m-%d %H:%M:%S.%f %p %I %a %b %z|%Z"), utc.strftime("%z %Z"), datetime.fromtimestamp(0, timezone.utc), datetime.utcfromtimestamp(1.5))
for text in ("2011-11-04T00:05:23", "20111104T000523Z", "2011-W01-2T00:05:23.283", "2011-11-04", "2011-11-04 00:05:23+04:00", "bad", "2011-11-04T25"):
    try:
        print(repr(datetime.fromisoformat(text)))
    except ValueError as error:
        print(error)
print(time(1, 2, 3, 4), repr(time(1, 2, tzinfo=timezone.utc)), time.fromisoformat("04:23:01.5"), time(1) < time(2), time(12, 30).strftime("%H:%M"), time(1).replace(hour=5))
for bad in (lambda: datetime(2024, 1, 1, 24), lambda: utc < dt, lambda: utc - dt, lambda: time(1, 60), lambda: timezone(timedelta(1)), lambda: datetime(2024, 1, 1, fold=3)):
    try:
        bad()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
