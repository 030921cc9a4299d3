# Statements in odd places.
def f():
    global a, b
    import math as m, os.path
    from math import (pi)
    a, b = m.floor(pi), os.path.sep
    del m
    pass
    ...
    "string statement"
    1 + 1
    return
f()
print(a, b)
class C:
    global made_by_class
    made_by_class = 5
    import math
    for x in range(2): pass
    with open("/dev/null"): y = 1
    try: z = 1
    finally: w = 2
    while False: pass
    if x: q = 3
    def x(self): pass
    lambda: 0
print(made_by_class, C.math.pi > 3, C.y, C.z, C.w, C.q)
