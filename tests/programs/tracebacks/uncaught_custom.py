# Exceptions of one's own are named with their module unless it is __main__.
class Outer:
    class Oops(Exception):
        pass
class Empty(Exception):
    pass
try:
    raise Empty
except Empty:
    raise Outer.Oops("text\nof two lines")
