# Formats, their sizes, and the functions with their errors.
import struct
import sys
from struct import Struct, calcsize, iter_unpack, pack, pack_into, unpack, unpack_from


def shown(function, *args, **keywords):
    try:
        return repr(function(*args, **keywords))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


for code in ["", "1000000000000000000000i", "9223372036854775807s", "9223372036854775807si", "ixxi", "bi", "bq", "<bq", "qb", "qb0q", "3s2h", " 3i", "3 i", "i i", "\ti\n",
             "\u00e9", b"i", bytearray(b"i"), "@b@i", "b<i", "z", "3", "3\0", "<n", ">P", 1, "hhi", "=hhi", "cP", "4p?"]:
    print(repr(code), shown(calcsize, code), sep=" | ")
NAMES = {"pack": pack, "unpack": unpack, "pack_into": pack_into, "unpack_from": unpack_from, "iter_unpack": iter_unpack, "Struct": Struct}
for expression in """pack("4s",b"ab") pack("4s",b"abcdef") pack("4p",b"abcdef") pack("0s",b"abc") pack("0p",b"a") pack("300p",b"a"*280)[:3] pack("s",bytearray(b"a"))
pack("3i",1,2) pack("3i",1,2,3,4) pack("") pack() pack("2x") pack("h"*3,1,2,3) pack("0i",1) pack("bhi",1,2,3) pack(">bhi",1,2,3) unpack("i",b"abc") unpack("i",b"abcd")
unpack("i","abcd") unpack("<hhl",b"\\1\\0\\2\\0\\3\\0\\0\\0") unpack("4p",b"\\x09abc") unpack("3c",b"abc") unpack("2?",b"\\0\\2") unpack("<e",b"\\0\\x3c") unpack("i")
unpack_from("i",b"abcdefgh",4) unpack_from("i",b"abcdefgh",5) unpack_from("i",b"abcdefgh",-4) unpack_from("i",b"abcdefgh",-3) unpack_from("i",b"abcdefgh",-9)
unpack_from("i",b"abc") unpack_from("i") unpack_from("i",buffer=b"abcdefgh",offset=2) unpack_from("i",b"abcd","a") unpack_from("i",b"abcd",2**80) unpack_from("",b"",1)
list(iter_unpack("<h",b"abcdef")) iter_unpack("<h",b"abc") iter_unpack("",b"abc") iter_unpack("h","abc") iter_unpack("<h",b"abcdef").__length_hint__()
Struct() Struct(1) Struct("i","i") Struct(format="i").size Struct("i").format Struct("i").pack() Struct("i").pack("a") Struct("i").unpack(b"abc") Struct("i").unpack_from(b"abcdefgh",offset=6)
list(Struct("h").iter_unpack(b"abcd")) pack_into("i") pack_into("i",b"abcd",0,1) pack_into("i",bytearray(4),1,1) pack_into("i",bytearray(4),-5,1) pack_into("i",bytearray(4),-3,1)
pack_into("i",bytearray(4),0) pack_into("i",bytearray(4),"a",1) pack_into("i",bytearray(4),2**80,1) pack_into("i",bytearray(4),0,"a") pack_into("i","abcd",0,1)
Struct.__new__(Struct).size Struct.__new__(Struct).pack(1)""".split():
    print(expression, shown(eval, expression, NAMES), sep=" | ")
buffer = bytearray(12)
pack_into("<hi", buffer, 2, -2, 7)
Struct(">H").pack_into(buffer, -2, 258)
print(buffer, unpack_from("<hi", buffer, 2), [sys.getsizeof(Struct(code)) for code in ("", "i", "10i", "10s3i2x", "ihc")])


class Index:
    def __index__(self):
        return 5


class Failing:
    def __index__(self):
        raise KeyError("index")

    def __bool__(self):
        raise KeyError("bool")


print(pack("bHiqQ", *[Index()] * 5), shown(pack, "i", Failing()), shown(pack, "?", Failing()), pack("<f", Index()), struct.error.__mro__)
