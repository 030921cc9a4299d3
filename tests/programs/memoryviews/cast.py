# cast shows the same memory as other items.
import array
view = memoryview(bytearray(8)).cast("I")
view[0] = 1
view[1] = 2 ** 32 - 1
print(view.tolist(), view.format, view.itemsize, len(view), view.nbytes, view.cast("B").tolist())
numbers = array.array("d", [1.5, 2.5])
doubles = memoryview(numbers)
doubles[0] = 9
print(numbers, doubles.format, doubles.tolist(), doubles[1], memoryview(b"abcd").cast("c")[1], memoryview(b"\x01\xff").cast("b").tolist())
for f in (lambda: memoryview(b"abc").cast("I"), lambda: memoryview(b"abcd").cast("x"), lambda: view.cast("h"), lambda: view.__setitem__(0, 2 ** 32), lambda: view.__setitem__(0, 1.5)):
    try:
        f()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
