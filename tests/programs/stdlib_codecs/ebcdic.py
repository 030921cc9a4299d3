# Encodings whose lower half is not ASCII: all bytes there and back, characters that they lack, streams.
import codecs
import io

for name in ("037", "1026", "1140", "273", "424", "500", "864", "cp875", "EBCDIC-CP-HE"):
    there = bytes(range(256)).decode(name, "replace")
    back = there.encode(name, "replace")
    print(codecs.lookup(name).name, ascii(there[64:90]), back[64:90], back == bytes(range(256)))
for errors in ("strict", "ignore", "replace", "xmlcharrefreplace", "backslashreplace"):
    try:
        print(errors, "a€ 😀b".encode("cp037", errors))
    except UnicodeEncodeError as error:
        print(error)
try:
    b"\xff\x80".decode("cp424")
except UnicodeDecodeError as error:
    print(error)
raw = io.BytesIO()
stream = io.TextIOWrapper(raw, encoding="cp424")
print("abc", 12, file=stream)
stream.write("x\ny")
stream.flush()
print(raw.getvalue())
print(io.TextIOWrapper(io.BytesIO(raw.getvalue()), encoding="cp424").readlines())
