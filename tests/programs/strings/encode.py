# encode: codecs and error handlers.
s = "aé€😀"
for codec in ("utf-8", "UTF8", "utf_16_le", "latin-1", "ascii", "cp1252"):
    for errors in ("ignore", "replace", "backslashreplace", "xmlcharrefreplace"):
        print(codec, errors, s.encode(codec, errors))
print("\ud800".encode("utf-8", "surrogatepass"), "x\udc80".encode("utf-8", "surrogateescape"), "é".encode("ascii", "namereplace"))
