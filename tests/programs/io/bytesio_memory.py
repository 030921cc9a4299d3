# A BytesIO keeps one bytes object: shared with who gave it or got it until something is written, grown in steps, fixed while looked at.
import io
import sys
given = b"given to begin with"
stream = io.BytesIO(given)
print(stream.getvalue() is given, stream.read() is given, sys.getsizeof(stream))
stream.write(b"!")
print(stream.getvalue() is given, stream.getvalue() is stream.getvalue(), given)
stream, steps, last = io.BytesIO(), [], 0
for length in range(1, 301):
    stream.write(b"a")
    if sys.getsizeof(stream) != last:
        last = sys.getsizeof(stream)
        steps.append((length, last))
print(steps)
stream = io.BytesIO(b"abc")
window = stream.getbuffer()
for change in (lambda: stream.write(b"longer than before"), lambda: stream.truncate(1), stream.close):
    try:
        change()
    except BufferError as error:
        print(error)
window[0] = ord("A")
print(stream.getvalue(), type(window.obj).__name__)
window.release()
stream.write(b"longer")
print(stream.getvalue())
