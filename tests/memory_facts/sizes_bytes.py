# Sizes of bytes, bytearray, memoryview and array: growth and shrinking.
import array
import sys


def fact(name, value):
    print(name, value, sep=": ")


size = sys.getsizeof
fact("bytes", [size(bytes(n)) for n in (0, 1, 2, 3, 4, 7, 8, 15, 16, 100, 1000)])
fact("bytes sums", [size(b"a" + b"b"), size(b"ab" * 10), size(b"abc"[1:]), size(b",".join([b"a", b"b"]))])
fact("bytes of an iterable", [size(bytes(range(n))) for n in (0, 1, 5, 63, 64, 65, 200)])
fact("bytes of a generator", [size(bytes(i for i in range(n))) for n in (0, 1, 5, 63, 64, 65, 200)])
fact("encoded", [size("abc".encode()), size("é".encode()), size("€€".encode("utf-16")), size("a".encode("utf-32"))])
fact("hex and from hex", [size(b"abc".hex()), size(bytes.fromhex("00 11 22"))])
fact("int.to_bytes", [size((5).to_bytes(n, "big")) for n in (1, 4, 8)])


class Bytes(bytes):
    pass


class ByteArray(bytearray):
    pass


fact("subclasses", [size(Bytes()), size(Bytes(b"abc")), size(ByteArray()), size(ByteArray(b"abc"))])
fact("bytearray(n)", [size(bytearray(n)) for n in (0, 1, 2, 7, 8, 100)])
fact("bytearray(bytes)", [size(bytearray(b"x" * n)) for n in (0, 1, 2, 7, 8, 100)])
fact("bytearray(generator)", [size(bytearray(i for i in range(n))) for n in (0, 1, 2, 7, 8, 9, 100)])
fact("bytearray(list)", [size(bytearray([0] * n)) for n in (0, 1, 2, 7, 8, 9, 100)])


def growth(step, limit):
    data, changes, last = bytearray(), [], None
    for _ in range(limit):
        now = size(data)
        if now != last:
            changes.append((len(data), now))
            last = now
        step(data)
    return changes


fact("append", growth(lambda data: data.append(0), 300))
fact("extend by three", growth(lambda data: data.extend(b"abc"), 100))
fact("plus equals ten", growth(lambda data: data.__iadd__(b"0123456789"), 60))
fact("insert", growth(lambda data: data.insert(0, 1), 60))
fact("extend by a generator of five", growth(lambda data: data.extend(i for i in range(5)), 20))


def after(step, count=100):
    data = bytearray(count)
    step(data)
    return len(data), size(data)


def shrink(step, count=100):
    data, changes, last = bytearray(count), [], None
    while data:
        now = size(data)
        if now != last:
            changes.append((len(data), now))
            last = now
        step(data)
    changes.append((len(data), size(data)))
    return changes


fact("pop", shrink(lambda data: data.pop()))
fact("pop first", shrink(lambda data: data.pop(0)))
fact("del first", shrink(lambda data: data.__delitem__(0)))
fact("del first ten", shrink(lambda data: data.__delitem__(slice(0, 10))))
fact("del last ten", shrink(lambda data: data.__delitem__(slice(-10, None))))
fact("clear", after(bytearray.clear))
fact("del tail", [after(lambda data, k=k: data.__delitem__(slice(k, None))) for k in (0, 1, 10, 49, 50, 51, 90)])
fact("del head", [after(lambda data, k=k: data.__delitem__(slice(0, k))) for k in (1, 10, 49, 50, 51, 90, 100)])
fact("append after del head", after(lambda data: (data.__delitem__(slice(0, 10)), data.append(1))))
fact("slice assigned", after(lambda data: data.__setitem__(slice(0, 10), b"abc")))
fact("slice assigned longer", after(lambda data: data.__setitem__(slice(0, 1), b"abc" * 10)))
fact("imul", [after(lambda data, k=k: data.__imul__(k)) for k in (0, 1, 2, 3)])
fact("remove", after(lambda data: data.remove(0)))
fact("operations", [size(bytearray(5) + b"x"), size(bytearray(5) * 2), size(bytearray(5)[1:3]), size(bytearray(b"a b").split()[0])])
fact("copy", size(bytearray(7).copy()))
fact("reverse, upper", [size(bytearray(b"abc").upper()), size(bytearray(b"abc").replace(b"a", b"xyz"))])
fact("init again", after(lambda data: data.__init__(b"abc")))
fact("__sizeof__", [b"".__sizeof__(), b"abc".__sizeof__(), bytearray().__sizeof__(), bytearray(5).__sizeof__()])
fact("memoryview", [size(memoryview(b"abc")), size(memoryview(bytearray(100))), size(memoryview(b"abcd").cast("I")), size(memoryview(b"a" * 12).cast("B", (3, 4)))])
fact("memoryview slices", [size(memoryview(b"abc")[1:]), size(memoryview(b"abc")[::2])])
fact("empty arrays", [size(array.array(code)) for code in "bBuhHiIlLqQfd"])
fact("arrays of three", [size(array.array(code, [1, 2, 3])) for code in "bBhHiIlLqQfd"])


def array_growth(code, limit=200):
    data, changes, last = array.array(code), [], None
    for _ in range(limit):
        now = size(data)
        if now != last:
            changes.append((len(data), now))
            last = now
        data.append(1)
    return changes


fact("array append b", array_growth("b"))
fact("array append i", array_growth("i"))
fact("array append d", array_growth("d"))


def array_after(step, count=50):
    data = array.array("i", range(count))
    step(data)
    return len(data), size(data)


fact("array extend", array_after(lambda data: data.extend(array.array("i", [1, 2, 3]))))
fact("array extend by list", array_after(lambda data: data.extend([1, 2, 3])))
fact("array fromlist", array_after(lambda data: data.fromlist([1, 2, 3])))
fact("array frombytes", array_after(lambda data: data.frombytes(bytes(12))))
fact("array pop", array_after(lambda data: data.pop()))
fact("array pops", array_after(lambda data: [data.pop() for _ in range(40)]))
fact("array insert", array_after(lambda data: data.insert(0, 1)))
fact("array del slice", array_after(lambda data: data.__delitem__(slice(5, None))))
fact("array slice assigned", array_after(lambda data: data.__setitem__(slice(0, 10), array.array("i", [1]))))
fact("array imul", array_after(lambda data: data.__imul__(3)))
fact("array iadd", array_after(lambda data: data.__iadd__(data)))
fact("array operations", [size(x) for x in [array.array("i", [1, 2])] for x in (x + x, x * 3, x[:1], x[::-1])])
fact("array of a generator", [size(array.array("i", (i for i in range(n)))) for n in range(12)])
fact("array of a range", [size(array.array("i", range(n))) for n in range(12)])
fact("array of bytes", [size(array.array("i", bytes(4 * n))) for n in range(5)])
fact("array of a string", size(array.array("u", "abc")))


class Array(array.array):
    pass


fact("array subclass", size(Array("i", [1, 2])))
