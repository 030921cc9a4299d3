# Values of C types, arrays and structures that the program makes.
import ctypes
from ctypes import *

def attempt(function):
    try:
        print(repr(function()), end="; ")
    except Exception as error:
        print(type(error).__name__, error, end="; ")

for kind in (c_bool, c_byte, c_ubyte, c_short, c_ushort, c_int, c_uint, c_long, c_ulong, c_longlong, c_size_t, c_float, c_double, c_int8, c_uint64):
    print(kind.__name__, sizeof(kind), alignment(kind), kind(), kind(65).value, kind(-1).value, bytes(kind(1)), bool(kind(0)), end="; ")
print()
print(c_size_t is c_ulong, c_ssize_t is c_long, c_int32 is c_int, c_int(2 ** 40 + 3).value)
for function in (lambda: c_int("x"), lambda: c_int(1.5), lambda: c_int(1, 2), lambda: c_char(b"a"), lambda: c_char(b"ab"), lambda: c_wchar("é").value,
                 lambda: c_void_p(), lambda: c_void_p(5), lambda: py_object([1]), lambda: py_object(), lambda: py_object().value,
                 lambda: c_long.from_address("x"), lambda: sizeof(3), lambda: (c_long * 3)(1, 2, 3)[1], lambda: list((c_long * 3)(1, 2)),
                 lambda: (c_long * 3)(1, 2, 3)[5], lambda: (c_long * 2)(1, 2, 3), lambda: (c_char * 4)(*b"abcd").value, lambda: c_long * 3,
                 lambda: c_int.from_buffer_copy(b"\1\0\0\0").value, lambda: c_int.from_buffer(bytearray(b"\2\0\0\0")).value,
                 lambda: len((c_int * 3)()), lambda: pointer(c_int(3)).contents, lambda: c_float(0.1).value, lambda: sizeof(c_int * 5)):
    attempt(function)
print()
class Point(Structure):
    _fields_ = [("x", c_int), ("y", c_long), ("name", c_char * 3), ("both", c_int * 2)]
point = Point(1, 2, b"ab")
point.y = -5
point.both[1] = 9
print(sizeof(Point), point.x, point.y, point.name, list(point.both), Point.y, Point(x=7).x)
attempt(lambda: Point(1, 2, b"a", (1, 2), 5))
class Either(Union):
    _fields_ = [("number", c_uint), ("bytes", c_ubyte * 4)]
either = Either(0x01020304)
print(list(either.bytes), sizeof(Either))
value = c_int(5)
value.value += 1
print(value)
print(addressof(value) > 0)
