# How big is an int? Can it overflow?
import sys
print([sys.getsizeof(2 ** n) for n in (0, 29, 30, 59, 60, 90, 1000)], 2 ** 100, len(str(2 ** 1000)))
try:
    str(10 ** 5000)
except ValueError as error:
    print(error)
