# TextIOWrapper over BytesIO, and the base classes.
import io
raw = io.BytesIO(b"caf\xc3\xa9\nline\n")
t = io.TextIOWrapper(raw, encoding="utf-8")
print(t.readline(), t.read(), t.encoding)
print(isinstance(t, io.IOBase), isinstance(raw, io.BufferedIOBase), io.SEEK_END, io.DEFAULT_BUFFER_SIZE)
out = io.BytesIO()
w = io.TextIOWrapper(out, encoding="latin-1", newline="\r\n")
w.write("é\n")
w.flush()
print(out.getvalue())
