# Numbers: big ones, odd operands, conversions, subclasses.
a = 10 ** 40 + 7; b = -3 ** 50
print(a // b, a % b, divmod(a, b), divmod(b, a), a & b, a | b, a ^ b, ~a, a << 70, a >> 70, b >> 3, -a // 7, pow(a, 100, b), pow(3, -1, 7), pow(-3, 5, -7), a.bit_length(), b.bit_count(), hash(a), hash(b), int.from_bytes(b"\xff\x01", "big", signed=True), (258).to_bytes(3, "little"), (-1).to_bytes(2, "big", signed=True))
print(2 ** 0.5, 2 ** -1, (-8) ** (1 / 3), 0 ** 0, 0.0 ** 0, 1 / 3, 7 // 2.0, -7 // 2, -7 % 3, 7 % -3, -7.5 % 2, 7.5 // -2, 1e308 * 10, -1e308 * 10, 1e16 + 1, 0.1 + 0.2, 5e-324, 1.7976931348623157e308, 123456789012345678.0, 1e22, 1e23, 1e-5, 0.0001, 100000.0, 1e15, 1e16, 1e17, -0.0)
print(round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234, -2), round(1250, -2), round(1350, -2), round(5, -1), round(15, -1), round(1e300, -299), round(0.5), round(1.5, 0), round(10 ** 30, -25), round(-1.5), round(float(10 ** 20)))
print((1.5).as_integer_ratio(), (0.1).as_integer_ratio(), (5).as_integer_ratio(), (1.5).is_integer(), (3.0).is_integer(), (1e20).is_integer(), (0.1).hex(), (-0.0).hex(), float("inf").hex(), float.fromhex("-0x1.999999999999ap-4"), hash(1.0), hash(0.5), hash(float("inf")), hash(1e300), hash(-1), hash(-1.0), hash(2 ** 61 - 1), hash(2 ** 61), hash(1j), hash(1 + 0j))
print(1 == 1.0, 2 ** 53 == 2.0 ** 53, 2 ** 53 + 1 == 2.0 ** 53, 10 ** 400 > 1e308, 10 ** 400 == float("inf"), -10 ** 400 < float("-inf"), float("nan") == float("nan"), 1 < float("nan"), True + True, True & 1, True ^ True, ~True, -True, isinstance(True, int), True == 1.0, {1: "a", 1.0: "b", True: "c"})
print(complex(1, 2) * complex(3, -4), (1 + 2j) / (3 - 4j), (1 + 2j) ** 2, (1 + 2j) ** (1 + 1j), abs(3 + 4j), (1 + 2j).conjugate(), complex(-0.0, -0.0), 1j * 1j, complex(0, float("inf")), complex(float("nan"), 1), -1j, 1 - 0j, 3j == 3j, repr(1e100 + 1e-100j), (2 + 3j) ** 0, (2 + 3j) ** -2, 0j ** 0)
print(str(10 ** 100), repr(-10 ** 25), hex(10 ** 30), oct(-10 ** 20), bin(5), f"{10 ** 30:,}", f"{-10 ** 20:_x}", f"{2 ** 70:b}", format(10 ** 20, "e"), format(2 ** 80, "40d"), "%d" % 10 ** 1 if 0 else "%d" % (10 ** 30), "%x" % (2 ** 70), "%o" % (2 ** 70))
import sys
try: int("1" * 5000)
except ValueError as e: print(e)
try: str(10 ** 5000)
except ValueError as e: print(e)
try: "%d" % 10 ** 5000 if 0 else f"{10 ** 5000}"
except ValueError as e: print(e)
print(sys.get_int_max_str_digits(), len(hex(10 ** 5000)), int("f" * 5000, 16).bit_length())
sys.set_int_max_str_digits(0); print(len(str(10 ** 5000))); sys.set_int_max_str_digits(4300)
try: sys.set_int_max_str_digits(100)
except ValueError as e: print(e)
for e in ("(5).to_bytes(0, 'big')", "(256).to_bytes(1, 'big')", "(-1).to_bytes(1, 'big')", "(1).to_bytes(1, 'x')", "(1).to_bytes(-1, 'big')", "int.from_bytes('a', 'big')", "int.from_bytes([1, 2], 'big')", "int.from_bytes([256], 'big')", "(5).to_bytes()", "int.from_bytes(b'a')", "1 << 10 ** 20", "0 << 10 ** 20", "1 >> 10 ** 20", "-1 >> 10 ** 20", "2 ** 10 ** 20 if 0 else 1", "pow(2, 3, 0)", "pow(2, 3.0, 5)", "pow(2, -1, 6)", "round(1.5, 10 ** 20)", "round(float('nan'))", "round(float('inf'))", "int('1' * 4300) % 10", "float(10 ** 400)", "10 ** 400 / 10 ** 399", "1e400 // 1", "float('inf') % 2", "5 % float('inf')", "-5 % float('inf')", "-5.0 // float('inf')", "0.0 % -1", "divmod(-0.0, 1)", "1 .__truediv__(0)", "(1).__add__(1.0)", "(1.0).__add__(1)", "(1).__radd__(2)", "int.__pow__(2, 3, 5)", "int.__rpow__(2, 3)", "float.__pow__(2.0, 3)", "(1).__divmod__(2)", "(1).__index__()", "(1).__trunc__(), (1.7).__trunc__(), (-1.7).__ceil__(), (1.2).__floor__()", "(1).__format__('d')", "float.__getformat__('double')", "(1).__round__(-1)", "(True).__repr__()", "bool('') + bool(())", "int(1.9), int(-1.9), int('12', base=3)", "int(base=10)", "int('1', base=None)", "1_000 + 0x_ff + 0b_1", "1e1_0", "1.5.real", "1..imag", "5 .numerator", "0xdeadBEEF", "1E5, 1e+5, .5e-3", "1if 1else 2", "not 1 == 1", "1 < 2 < 3 > 2 != 1 is not None", "-2 ** 2", "2 ** -1 ** 2", "~-1", "not not 1", "1 or 1/0", "0 and 1/0", "1 if 1 else 1/0", "5 & 3 | 4 ^ 1 << 2", "3 - -3", "1 - 2 - 3", "2 ** 3 ** 2"):
    try: print(e, "->", eval(e))
    except Exception as x: print(e, "|", type(x).__name__, x)
class I(int):
    def __add__(s, o): return "add"
    def __radd__(s, o): return "radd"
    def __repr__(s): return "I!"
class F(float):
    def __eq__(s, o): return "eq"
    __hash__ = float.__hash__
print(I(5) + 1, 1 + I(5), I(5) + I(6), I(5) - 1, type(I(5) - 1), I(5), str(I(5)), f"{I(5)}", f"{I(5)!r}", "%d" % I(5), [I(5)], int(I(5)), F(1.5) == 1, 1 == F(1.5), F(2) * 2, type(+F(2)), type(abs(I(5))), type(-I(5)), type(I(5) | 0), {I(5): 1}[5], range(I(5)), I(2) ** 2, max(I(5), 3), divmod(I(7), 2), I.from_bytes(b"a", "big"), type(I.from_bytes(b"a", "big")), I("7"), I(5).real, type(I(5).real), type(I(5).numerator))
class Idx:
    def __index__(self): return 3
class BadIdx:
    def __index__(self): return "x"
class Fl:
    def __float__(self): return 2.5
class BadFl:
    def __float__(self): return 1
class It:
    def __int__(self): return 4
class Tr:
    def __trunc__(self): return 6
class Cx:
    def __complex__(self): return 1j
for e in ("int(Idx()), float(Idx()), complex(Idx()), [1,2,3,4][Idx()], 'abcd'[Idx()], range(Idx()), hex(Idx()), 'a' * Idx(), [0] * Idx(), bytes(Idx()), chr(Idx()), 1 << Idx() if 0 else 0", "int(BadIdx())", "[1][BadIdx()]", "float(Fl()), complex(Fl())", "int(Fl())", "float(BadFl())", "int(It())", "float(It())", "[1][It()]", "int(Tr())", "complex(Cx()), complex(Cx(), 2)", "float(Cx())", "round(Idx())", "bin(BadIdx())", "range(It())", "'%d' % It()", "'%d' % Idx()", "'%f' % Fl()", "'%x' % It()", "1 << Idx()", "abs(Idx())", "sum([Idx()])", "slice(Idx(), BadIdx()).indices(10)", "[1,2,3,4,5][Idx():]", "[1][BadIdx():]"):
    try: print(e, "->", eval(e))
    except Exception as x: print(e, "|", type(x).__name__, x)
