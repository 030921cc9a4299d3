# Each function of binascii with what it takes and refuses, and round trips of pseudo-random bytes.
import binascii
from binascii import *


def shown(function, *args, **keywords):
    try:
        return repr(function(*args, **keywords))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


for expression in r'''a2b_base64(b"YWJj") a2b_base64("YWJj") a2b_base64(b"YWJ") a2b_base64(b"YW") a2b_base64(b"Y") a2b_base64(b"YQ=") a2b_base64(b"YQ==")
a2b_base64(b"Y!W#J$j") a2b_base64(b"YWJj=") a2b_base64(b"=YWJj") a2b_base64(b"YWJj==YWJj") a2b_base64(b"YQ==YQ==")
a2b_base64(b"YWJj",strict_mode=True) a2b_base64(b"YWJ!j",strict_mode=True) a2b_base64(b"=YWJj",strict_mode=True)
a2b_base64(b"YQ==YQ",strict_mode=True) a2b_base64(b"YQ=Y=",strict_mode=True) a2b_base64(b"YWJj=",strict_mode=True)
a2b_base64(b"YQ",strict_mode=True) a2b_base64(b"YQ=",strict_mode=True) a2b_base64(b"YQ==\n",strict_mode=True)
a2b_base64(b"",strict_mode=True) a2b_base64(b"A===",strict_mode=True) a2b_base64("\u00e9") a2b_base64(1) a2b_base64(b"") a2b_base64(b"AAAAA")
a2b_base64(b"AAAAAAAAA") b2a_base64(b"abc") b2a_base64(b"ab") b2a_base64(b"a") b2a_base64(b"") b2a_base64(b"abc",newline=False)
b2a_base64("abc") b2a_base64(b"abc",False) hexlify(b"abc") hexlify(b"abc","-") hexlify(b"abcdefg",":",2) hexlify(b"abcdefg",":",-2)
hexlify(b"abc",b"ab") hexlify(b"abc","") hexlify(b"abc","\u0100") hexlify("abc") hexlify(b"") hexlify(b"abcdef",sep="_",bytes_per_sep=4)
b2a_hex(b"\xff") unhexlify(b"616263") unhexlify("616") unhexlify("zz") unhexlify("") a2b_hex(b"Ff") unhexlify("\u00e9") unhexlify(3)
crc32(b"abc") crc32(b"abc",5) crc32(b"abc",-1) crc32(b"") crc32("a") crc32(b"abc",2**40) crc_hqx(b"abc",0) crc_hqx(b"abc",70000)
crc_hqx(b"abc") b2a_uu(b"abc") b2a_uu(b"") b2a_uu(b"a"*45) b2a_uu(b"a"*46) b2a_uu(b"\0\0",backtick=True) b2a_uu(b"\0\0") a2b_uu(b"")
a2b_uu(b"#86") a2b_uu(b"\x7f\x7f") a2b_uu(b"\"``") a2b_uu(b"#\x01abc") a2b_qp(b"a=20b=") a2b_qp(b"a=\nb") a2b_qp(b"a_b",header=True)
a2b_qp(b"a_b") a2b_qp(b"=zz=4") a2b_qp(b"=41=4") a2b_qp(b"a==") a2b_qp(b"=\r\nb") a2b_qp("a=3D") a2b_qp("=Aa") b2a_qp(b"a=b")
b2a_qp(b"a\tb\x20\n") b2a_qp(b"a_b",header=True) b2a_qp(b"a\x20b",header=True) b2a_qp(b"a\x20b",quotetabs=True) b2a_qp(b"a"*100)
b2a_qp(b"\xff"*40) b2a_qp(b".\n") b2a_qp(b".") b2a_qp(b"a\r\nb\nc") b2a_qp(b"a\nb",istext=False) b2a_qp(b"a\r\nb",istext=False)
b2a_qp(b"a\x20") b2a_qp(b"a\x20\r\n") b2a_qp(b"") b2a_qp("a")'''.split():
    print(expression, shown(eval, expression), sep=" | ")
state = 7


def some_bytes(n):
    global state
    result = bytearray()
    for i in range(n):
        state = (state * 1103515245 + 12345) % 2 ** 31
        result.append(state >> 16 & 255)
    return bytes(result)


for n in [*range(20), 45, 76, 77, 100, 255]:
    data = some_bytes(n)
    assert a2b_base64(b2a_base64(data)) == data and unhexlify(hexlify(data)) == data and a2b_qp(b2a_qp(data, istext=False)) == data
    assert n > 45 or a2b_uu(b2a_uu(data)) == data
    print(n, crc32(data), crc_hqx(data, n), b2a_base64(data)[:40], b2a_qp(data)[:150], b2a_qp(data, True, False, True)[:80], hexlify(data, ".", 3)[:50])
print(Error.__mro__, Incomplete.__mro__)
