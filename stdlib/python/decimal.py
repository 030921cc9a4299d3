"""decimal: numbers with decimal digits, as many as wanted, and rounding as on paper.

Everything is in _decimal, in C++; coefficients are GMP's integers, transcendental functions MPFR's.
"""

from _decimal import *
from _decimal import __version__
