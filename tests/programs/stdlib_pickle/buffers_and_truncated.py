# PickleBuffer, out-of-band buffers, and pickles that are cut off or mean nothing.
import io
import pickle

data = bytearray(b"abcdefgh")
buffer = pickle.PickleBuffer(data)
print(type(buffer), bytes(buffer), memoryview(buffer).obj is data, buffer.raw().format, buffer.raw().nbytes)
out = []
text = pickle.dumps(buffer, 5, buffer_callback=out.append)
print(text, len(out), out[0] is buffer)
again = pickle.loads(text, buffers=out)
print(type(again), again is buffer, pickle.loads(pickle.dumps(buffer, 5)))
buffer.release()
for action in (buffer.raw, lambda: bytes(buffer), lambda: pickle.PickleBuffer(1), lambda: pickle.PickleBuffer(),
               lambda: pickle.dumps(pickle.PickleBuffer(b"x"), 4)):
    try:
        action()
    except Exception as error:
        print(type(error).__name__, error)
for bad in (b"", b"~", b"cos\n", b"(", b"0", b"S1\n.", b"q\x01", b"I1", b"L1", b"F1", b"Vabc", b"\x80\x08.", b"\x95\x02\0\0\0\0\0\0\0N",
            b"\x96\x03\0\0\0\0\0\0\0ab", b"K", b"Ng0", b"(d.", b"h\x05.", b"c__builtin__\nxrange\n."):
    try:
        print(bad, pickle.loads(bad))
    except Exception as error:
        print(bad, type(error).__name__, error)
for name in (range, OSError, ConnectionError, reduce if "reduce" in globals() else map, zip, str, TimeoutError, io.StringIO):
    print(pickle.dumps(name, 2), pickle.loads(pickle.dumps(name, 2)) is not None)
print(pickle.Pickler, pickle.Unpickler, pickle.dumps(open, 2), io.open is open)
