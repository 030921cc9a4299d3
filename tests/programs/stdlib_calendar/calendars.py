# Months as text and lists.
import calendar

calendar.prmonth(2024, 2)
print(calendar.month(2023, 1, w=3), calendar.monthrange(2024, 2), calendar.isleap(1900), calendar.leapdays(2000, 2025), calendar.weekday(2024, 5, 17))
print(calendar.monthcalendar(2024, 9), list(calendar.day_name), list(calendar.month_abbr), calendar.timegm((2024, 1, 1, 0, 0, 0)))
c = calendar.TextCalendar(firstweekday=6)
print(c.formatmonth(2024, 9), list(c.iterweekdays()), list(c.itermonthdays2(2024, 2))[:6], next(c.itermonthdates(2024, 2)))
print(calendar.calendar(2024, m=4)[:300])
for bad in (lambda: calendar.monthrange(2024, 13), lambda: calendar.setfirstweekday(7)):
    try:
        bad()
    except ValueError as error:
        print(type(error).__name__, error)
