# datetime of fixed dates.
from datetime import date, datetime, timedelta
d = date(2024, 2, 28)
print(d + timedelta(days=2), d.weekday(), d.isoformat(), (date(2024, 3, 1) - d).days, d.strftime("%d/%m/%Y"), datetime(2020, 1, 2, 3, 4, 5), timedelta(hours=25), date.fromisoformat("2020-05-17"), d.replace(day=1), date(2020, 1, 1) < d)
