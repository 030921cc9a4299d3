# What does a memoryview keep, forbid and share?
import array
import sys
import gc
rc = sys.getrefcount
def tell(f):
    try: return f()
    except Exception as e: return f"{type(e).__name__}: {e}"
b = bytearray(b"abcdef"); m = memoryview(b); print(rc(b), rc(m), m.obj is b, rc(m.obj))
for f in (lambda: b.append(1), lambda: b.extend(b"x"), lambda: b.pop(), lambda: b.clear(), lambda: b.__delitem__(0), lambda: b.__setitem__(0, 65), lambda: b.__setitem__(slice(0, 2), b"XY"), lambda: b.__setitem__(slice(0, 2), b"XYZ"), lambda: b.__iadd__(b""), lambda: b.__imul__(1), lambda: b.__imul__(2), lambda: b.reverse(), lambda: b.remove(88), lambda: b.insert(0, 1), lambda: b.__init__(3)): print(tell(f), end=" | ")
print(b, bytes(m)); s = m[1:3]; print(s.obj is b, rc(b), rc(m), len(s), s.nbytes, s.tolist()); m.release(); print(tell(lambda: m[0]), tell(lambda: b.append(1)), bytes(s), tell(lambda: m.obj), tell(lambda: len(m)), m.__class__)
s.release(); print(tell(lambda: b.append(33)), b, tell(s.release), rc(b)); m = memoryview(b); c = m.cast("B"); t = m.toreadonly(); print(tell(m.release), tell(lambda: m.readonly), t.readonly, tell(lambda: t.__setitem__(0, 1)), rc(b), t.obj is b); del c, t, m; print(rc(b), tell(lambda: b.append(34)))
with memoryview(b) as m: print(m.nbytes, tell(lambda: b.append(1)))
print(tell(lambda: m.tobytes()), tell(m.__enter__), tell(lambda: b.append(35)))
with memoryview(b) as m:
    inner = m[:2]
    try: m.release()
    except BufferError as e: print(e)
    else: print("released with", bytes(inner))
a = array.array("i", [1, 2, 3]); m = memoryview(a); print(m.format, m.itemsize, m.shape, m.strides, tell(lambda: a.append(4)), tell(lambda: a.pop()), tell(lambda: m.cast("B").tolist()[:4])); m[0] = 9; print(a, tell(lambda: m.__setitem__(0, 2 ** 40)), tell(lambda: m.__setitem__(0, 1.5)), tell(lambda: m.__setitem__(9, 1))); m.release(); a.append(4); print(a)
h = memoryview(b"abc"); print(hash(h) == hash(b"abc"), h == b"abc", h == bytearray(b"abc"), h != b"abd", tell(lambda: hash(memoryview(b))), tell(lambda: h.__setitem__(0, 1)), {h: 1}[b"abc"], tell(lambda: h < b"abd"))
print(memoryview(b"abcdef")[::2].tobytes(), memoryview(b"abcdef")[::-1].tolist(), memoryview(b"abcdef")[::2].contiguous, tell(lambda: memoryview(b"abcdef")[::2].cast("H")), memoryview(b"abcd").cast("H").shape, memoryview(b"abcdef").cast("B", [2, 3]).tolist(), tell(lambda: memoryview(b"abcdef").cast("B", [2, 3])[0]), memoryview(b"abcdef").cast("B", [2, 3])[1, 2])
print([sys.getsizeof(memoryview(b"a" * n)) for n in (0, 10, 1000)], sys.getsizeof(memoryview(b"abcdef").cast("B", [2, 3])), gc.is_tracked(memoryview(b"")), tell(lambda: memoryview("text")), tell(lambda: memoryview(3)), tell(lambda: memoryview()))
class Owner(bytearray):
    def __del__(self): print("owner gone", bytes(self))
o = Owner(b"own"); m = memoryview(o); v = m[1:]; del o; print("still", bytes(v)); del m; print("v", bytes(v)); del v
o = Owner(b"cyc"); o.view = memoryview(o); del o; print(gc.collect() > 0)
def hold(n):
    m = memoryview(bytearray(n))[2:]
    return m, len(m.obj)
m, n = hold(5); print(len(m), n, rc(m.obj)); del m
print(bytes(memoryview(b"abc")) is b"abc", memoryview(memoryview(b"x")).obj, tell(lambda: b"".join([memoryview(b"a"), bytearray(b"b")])), b"abc".startswith(memoryview(b"ab").tobytes()), int(b"12"), tell(lambda: int(memoryview(b"12"))), bytearray(memoryview(b"xy")), list(memoryview(b"ab")), memoryview(b"ab").hex(":"), 97 in memoryview(b"ab"))
import struct; w = bytearray(8); m = memoryview(w); struct.pack_into("<I", m, 2, 1); print(w, struct.unpack_from("<I", m, 2), tell(lambda: struct.pack_into("<I", b"12345678", 0, 1))); del m
import io; r = io.BytesIO(b"hello"); g = r.getbuffer(); print(tell(lambda: r.write(b"longer text")), tell(r.close)); g[0] = 74; print(r.getvalue(), rc(r)); g.release(); print(r.write(b"x"), r.getvalue()); w = bytearray(3); print(io.BytesIO(b"abcd").readinto(memoryview(w)[1:]), w)
