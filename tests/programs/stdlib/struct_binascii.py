# struct.
import struct
print(struct.pack("<iHb", 1, 2, -1), struct.unpack(">I", b"\x00\x00\x01\x00"), struct.calcsize("iq"), struct.calcsize("<iq"), struct.calcsize("P"), struct.pack("3s?d", b"abc", True, 1.5), struct.unpack_from("<H", b"\x00\x01\x02", 1), struct.Struct("<f").pack(0.5), list(struct.iter_unpack("B", b"ab")))
for f in (lambda: struct.pack("i", "a"), lambda: struct.unpack("i", b"abc"), lambda: struct.pack("B", 256), lambda: struct.calcsize("z"), lambda: struct.pack("ii", 1)):
    try:
        f()
    except struct.error as error:
        print(error)
