# What a frame's variables run when they die sees the caller, not the frame that is being left.
import sys


class Witness:
    def __del__(self):
        frame = sys._getframe(1)
        print(frame.f_code.co_name, frame.f_lineno)


def plain(argument):
    variable = Witness()
    return 5


def raising(argument):
    raise ValueError(argument)


def generator(argument):
    yield argument


def suspended():
    items = generator(Witness())
    next(items)


plain(Witness())
try:
    raising(Witness())
except ValueError:
    pass
list(generator(Witness()))
suspended()
