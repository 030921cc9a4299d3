def assign(a, o):
    x = y = a
    x, y = y, x
    (p, q), *r = a
    o.x = o[1] = x
    if (n := f(a)) > 1:
        del x, o.x, o[1]
    return x, n


global_name = other = 1
import os.path as path
from os import sep, linesep as end
