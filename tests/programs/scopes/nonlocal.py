# nonlocal reaches the enclosing function.
def outer():
    a, b = 1, 1
    def middle():
        nonlocal a
        b = 10
        def inner():
            nonlocal a, b
            a += 1
            b += 1
            return b
        return inner(), b
    return middle(), a, b
print(outer())
def counter():
    n = 0
    def step(by=1):
        nonlocal n
        n += by
        return n
    return step
c, d = counter(), counter()
print(c(), c(), c(5), d())
