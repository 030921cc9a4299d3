# The functions of base64, with their errors.
import base64
from base64 import *


def shown(function, *args, **keywords):
    try:
        return repr(function(*args, **keywords))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


print(sorted(base64.__all__))
for name in "b64 b32 b16 a85 b85 standard_b64 urlsafe_b64 b32hex".split():
    for n in [*range(11), 50]:
        data = bytes((i * 89 + n * 31) % 256 for i in range(n))
        encoded = getattr(base64, name + "encode")(data)
        print(name, n, encoded)
        assert getattr(base64, name + "decode")(encoded) == getattr(base64, name + "decode")(encoded.decode()) == data
for expression in r'''b64decode("YQ") b64decode(b"Y-_Q",b"-_") b64decode("Y!Q==") b64decode("Y!Q==",validate=True) b64encode(b"\xfb\xff",b"-_") b64encode("a")
b64decode("\u00e9") b64encode(b"\xfb",b"-") b64decode(b"a",b"-") urlsafe_b64decode("-_-_") b32decode("me======") b32decode("me======",True)
b32decode("ME=====") b32decode("M1======",map01="L") b32decode("M0======",map01=b"I") b32decode("ME===M==") b32decode("!!======")
b32decode("") b16decode("ab") b16decode("ab",True) b16decode("AB") b16decode("A") b16decode("ZZ") a85encode(b"\0\0\0\0abc")
a85encode(b"\x20\x20\x20\x20",foldspaces=True) a85encode(b"abc",adobe=True) a85encode(b"abcdefgh"*10,wrapcol=20)
a85encode(b"abcdefgh"*10,wrapcol=20,adobe=True) a85encode(b"ab",pad=True) a85decode("z") a85decode("y",foldspaces=True) a85decode("y")
a85decode("<~@:E^~>",adobe=True) a85decode("@:E^",adobe=True) a85decode("v!!!!") a85decode("s8W-\"") a85decode("s8W-!") a85decode("@:z")
a85decode("\x20@\n:E^") b85encode(b"abc") b85encode(b"abc",pad=True) b85decode("VPaz") b85decode("\x7f") b85decode("~~~~~")
b85decode("VPa\x20z") encodebytes(b"a"*100) encodebytes("a") decodebytes(b"YWFh\nYQ==") decodebytes("YQ==") decodebytes(memoryview(b"YQ=="))
encodebytes(memoryview(b"abcd").cast("i")) b32hexdecode("00======") b64decode(b"YWJj\n",validate=True) b64decode(3) b32decode(3)'''.split():
    print(expression, shown(eval, expression), sep=" | ")
