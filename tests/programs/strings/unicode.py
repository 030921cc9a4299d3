# Characters beyond the basic plane count as one.
s = "aé一😀"
print(len(s), [ord(c) for c in s], s[3], s[::-1], s.encode(), s.encode("utf-16-le"), s.encode("utf-32-be"), [hex(b) for b in "é".encode("latin-1")])
print(chr(0x1F600), chr(65), chr(0x10FFFF) == "\U0010ffff", "e\u0301" == "é", len("e\u0301"), "\N{GREEK SMALL LETTER ALPHA}")
for f in (lambda: chr(-1), lambda: chr(0x110000), lambda: ord("ab"), lambda: ord(""), lambda: ord(5), lambda: chr("a")):
    try:
        f()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
