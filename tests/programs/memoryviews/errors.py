# What memoryviews refuse.
frozen = memoryview(b"abc")
view = memoryview(bytearray(b"abc"))
def attempt(f):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)

attempt(lambda: frozen.__setitem__(0, 1))
attempt(lambda: view[5])
attempt(lambda: view.__setitem__(0, 256))
attempt(lambda: view.__setitem__(0, "a"))
attempt(lambda: view.__setitem__(slice(0, 2), b"abc"))
attempt(lambda: memoryview("abc"))
attempt(lambda: memoryview([1]))
attempt(lambda: hash(view))
attempt(lambda: view.__delitem__(0))
attempt(lambda: view + view)
attempt(lambda: view["a"])
view.release()
attempt(lambda: view[0])
attempt(lambda: len(view))
