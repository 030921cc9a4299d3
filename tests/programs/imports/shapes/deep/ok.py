from .. import circle
from ..circle import area as a
from . import PI
value = a(2) + PI
