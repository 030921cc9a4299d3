print("shapes.circle is imported as", __name__, "in", __package__)
from . import constants
from .constants import PI as pi


def area(r):
    return pi * r * r


def up():
    from .. import shapes
    return shapes
