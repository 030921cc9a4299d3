# Reading dates in a known format.
from datetime import datetime
import time

for text, format in (("2020-01-02 03:04:05", "%Y-%m-%d %H:%M:%S"), ("Jan 5 2020 3PM +0130 .25", "%b %d %Y %I%p %z .%f"), ("Tuesday, 05 March 2024", "%A, %d %B %Y"),
                     ("1/2/20", "%x"), ("100 2020", "%j %Y"), ("2020 10 1", "%Y %W %w"), ("2020 10 1", "%G %V %u"), ("112", "%d%m"), ("x", "%Y"), ("2020 5", "%Y"),
                     ("2020-13", "%Y-%m"), ("a", "%Q"), ("a", "%"), ("30 feb 2021", "%d %b %Y"), ("29 2", "%d %m"), ("10  5", "%H %M"), ("100%", "%j%%"), ("20 Z", "%y %z")):
    try:
        print(repr(datetime.strptime(text, format)))
    except ValueError as error:
        print(error)
print(time.strptime("30 Nov 00", "%d %b %y"))
