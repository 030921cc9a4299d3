# Operator methods, reflected and in place.
class N:
    def __init__(self, n): self.n = n
    def __repr__(self): return f"N({self.n})"
    def __add__(self, o): return N(self.n + (o.n if isinstance(o, N) else o))
    def __radd__(self, o): return N(("r", o))
    def __iadd__(self, o):
        self.n += 100
        return self
    def __sub__(self, o): return NotImplemented
    def __neg__(self): return N(-self.n)
    def __pos__(self): return "pos"
    def __invert__(self): return "inv"
    def __abs__(self): return "abs"
    def __mul__(self, o): return "mul"
    def __pow__(self, o, mod=None): return ("pow", o, mod)
    def __rpow__(self, o): return ("rpow", o)
    def __divmod__(self, o): return "divmod"
    def __lshift__(self, o): return "lshift"
    def __rrshift__(self, o): return "rrshift"
    def __round__(self, n=None): return ("round", n)
    def __int__(self): return 7
    def __float__(self): return 7.5
    def __complex__(self): return 7j
    def __index__(self): return 3
x = N(1)
print(x + N(2), x + 5, 5 + x, -x, +x, ~x, abs(x), x * 2, x ** 2, pow(x, 2, 5), 2 ** x, divmod(x, 1), x << 1, 1 >> x, round(x), round(x, 2), int(x), float(x), complex(x), [0, 1, 2, 3][x], hex(x))
y = x
y += 1
print(x, y is x)
x *= 3
print(x)
for f in (lambda: y - 1, lambda: 1 - y, lambda: y / 2, lambda: y @ y, lambda: 2 * y):
    try:
        print(f())
    except TypeError as error:
        print(error)
