# The parts of a timedelta are members, those of the other types are getters; none can be set.
import datetime
import sys

moment = datetime.datetime(2020, 2, 3, 4, 5, 6, 7, fold=1)
for value, names in (
    (datetime.timedelta(5, 6, 7), "days seconds microseconds"),
    (datetime.date(2020, 2, 3), "year month day"),
    (datetime.time(4, 5, 6, 7), "hour minute second microsecond tzinfo fold"),
    (moment, "year month day hour minute second microsecond tzinfo fold"),
):
    for name in names.split():
        shown = getattr(type(value), name)
        print(str(shown).replace("'datetime.", "'"), type(shown).__name__, shown.__objclass__.__name__, shown.__qualname__, sys.getsizeof(shown), getattr(value, name))
        try:
            setattr(value, name, 1)
        except AttributeError as error:
            print(str(error).replace("'datetime.", "'"))
        try:
            shown.__get__(5)
        except TypeError as error:
            print(str(error).replace("'datetime.", "'"))


class Older(datetime.date):
    @property
    def year(self):
        return super().year - 100


print(Older(2020, 1, 1).year, Older(2020, 1, 1), moment.replace(year=1999).year)
