def operands(a, b):
    c = a + b
    c = a * 2 - 3 / b
    c = -a ** f(b)
    return a + f(b), [a][b], not c


def augmented(a, o):
    a += 1
    a += f()
    o.x -= a
    o[a] *= 2
    o.p[a + 1] |= a
