def jumps(a, b, c):
    if a < b and not c:
        return 1
    elif a is None or b is not None:
        return 2
    while a in c:
        a = b if c else a
    return a < b < c, a and b or c


def constants(a):
    if 1:
        return a
    while 0:
        a()
