# Looking at bytes without a copy.
data = bytearray(b"hello world")
view = memoryview(data)
print(len(view), view[0], view[-1], bytes(view[:5]), view[6:].tobytes(), view.tolist()[:3], view.readonly, memoryview(b"x").readonly, view.format, view.itemsize, view.nbytes, view.ndim, view.shape, view.strides, view.contiguous)
part = view[6:]
part[0] = ord("W")
part[1:3] = b"OR"
print(data, view == data, view[::2].tobytes(), view[::-1].tobytes(), view.obj is data, memoryview(b"ab") == b"ab", memoryview(b"ab").hex(), 104 in view, list(view[:2]))
print(hash(memoryview(b"ab")) == hash(b"ab"), bytes(memoryview(memoryview(b"z"))), sum(view[:3]), bytearray(view[:2]), repr(view)[:11])
