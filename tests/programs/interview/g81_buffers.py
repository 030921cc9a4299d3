# array, bytes, bytearray, memoryview: sizes, and slices without copies.
import sys, array
data = bytearray(1000)
view = memoryview(data)[100:200]
view[0] = 7
print(sys.getsizeof(data), data[100], sys.getsizeof(array.array("i", range(1000))), sys.getsizeof([0] * 1000), len(view))
try:
    data.append(1)
except BufferError as error:
    print(error)
