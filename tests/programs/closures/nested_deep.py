# Variables through several levels of functions.
def a(x):
    def b(y):
        def c(z):
            def d():
                return x, y, z
            return d
        return c
    return b
print(a(1)(2)(3)(), [f(1)(2)() for f in [a(0)]], a(1)(2)(3).__code__.co_freevars)
def recursive(n):
    def fact(k):
        return 1 if k < 2 else k * fact(k - 1)
    return fact(n)
print(recursive(10))
