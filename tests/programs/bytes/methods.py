# Methods that bytes share with str.
s = b"Hello, World"
print(s.upper(), s.lower(), s.swapcase(), s.title(), s.capitalize(), s.split(b","), s.split(), s.replace(b"l", b"L", 2), s.find(b"o"), s.find(111), s.rfind(b"o"), s.count(b"l"), s.index(b"W"), s.startswith(b"He"), s.endswith((b"x", b"d")))
print(b",".join([b"a", bytearray(b"b")]), b" x ".strip(), b"xxaxx".strip(b"x"), b"a=b".partition(b"="), b"a".center(3, b"*"), b"7".zfill(3), b"a\tb".expandtabs(4), b"a\nb".splitlines(), b"abc".translate(bytes(range(256)), b"b"), bytes.maketrans(b"a", b"b")[97], b"Test".removeprefix(b"T"))
print(b"abc".isalpha(), b"12".isdigit(), b"a1".isalnum(), b" ".isspace(), b"A".isupper(), b"\xe9".isalpha(), b"abc".decode(), b"\xe9".decode("latin-1"), b"\xff".decode("utf-8", "replace"), b"\xffa".decode(errors="ignore"), b"\xff".decode(errors="backslashreplace"))
