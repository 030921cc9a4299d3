# Files in memory.
import io
s = io.StringIO("one\ntwo\n")
print(s.readline(), s.read(), s.seek(0), list(s), s.tell(), s.write("three"), s.getvalue(), s.truncate(3), s.getvalue())
b = io.BytesIO(b"abc")
print(b.read(1), b.read(), b.getvalue(), b.seek(1), b.write(b"XYZ"), b.getvalue(), b.getbuffer()[0], b.tell())
s.close()
for f in (lambda: s.read(), lambda: io.StringIO(5), lambda: io.BytesIO("a"), lambda: io.StringIO().write(b"x"), lambda: io.BytesIO().write("x")):
    try:
        f()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
with io.StringIO() as f:
    f.write("x")
print(f.closed)
