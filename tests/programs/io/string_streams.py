# StringIO: newlines of all kinds, characters of all widths, positions before and behind the end.
import io

TEXTS = ("", "a", "a\n", "a\r\nb\rc\nd", "\r", "\r\n\r\n", "\n\nx", "\u00e9\n\u00fc", "\u65e5\u672c\r\n\u8a9e", "\U0001f600\n\r", "x\r\r\n\ny")
for newline in ("\n", "", "\r", "\r\n", None, "absent"):
    for text in TEXTS:
        stream = io.StringIO(text) if newline == "absent" else io.StringIO(text, newline)
        print(ascii(newline), ascii(text), ascii(stream.getvalue()), ascii(list(stream)), stream.tell())
        stream.seek(0)
        parts = [stream.readline(1), stream.readline(), stream.read(2), stream.read(), stream.read(), stream.readline()]
        print("   read", ascii(parts))
        stream.seek(0, 2)
        print("   written", stream.write("z\nq"), stream.write("\r\n"), ascii(stream.getvalue()))
        stream.seek(1)
        stream.write("\u03a9")
        print("   wider", ascii(stream.getvalue()), stream.tell())
        stream.truncate()
        stream.seek(5)
        stream.write("k")
        print("   behind the end", ascii(stream.getvalue()))
        stream.truncate(0)
        print("   empty", ascii(stream.getvalue()), stream.tell(), ascii(stream.read()))
        stream.seek(0)
        stream.write("ab\nc")
        stream.seek(0)
        print("   lines", ascii(stream.readlines()), next(stream, None))

stream = io.StringIO()
for number in range(1000):
    stream.write("line %d\n" % number)
print(len(stream.getvalue()), ascii(stream.getvalue()[-20:]))
stream.seek(0)
print(sum(len(line) for line in stream))
stream.truncate(10)
stream.seek(3)
stream.write("\U0001f600")
print(ascii(stream.getvalue()), ascii(stream.read()))
stream.seek(100)
print(ascii(stream.read()), ascii(stream.readline()), list(stream), stream.tell())
stream.close()
for use in (stream.getvalue, stream.read, stream.tell, lambda: stream.write("x"), lambda: next(stream)):
    try:
        use()
    except ValueError as error:
        print(error)

stream = io.StringIO("abc")
stream.__init__("xy")
print(stream.read())
stream.__init__()
print(ascii(stream.getvalue()))
for wrong in (lambda: stream.truncate(-1), lambda: stream.write(5), lambda: io.StringIO("", "x"), lambda: io.StringIO(5), lambda: stream.seek(-1)):
    try:
        wrong()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
