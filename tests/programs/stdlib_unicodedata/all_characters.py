import unicodedata as u
def crc(values):
    h = 0
    for v in values: h = (h * 1000003 + v) % 2305843009213693951
    return h
def text(s): return crc(s.encode("utf-8", "surrogatepass"))
chars = [chr(c) for c in range(0x110000) if c < 0x3000 or c % 61 == 0]
print(u.unidata_version)
for f in (u.category, u.bidirectional, u.combining, u.mirrored, u.east_asian_width, u.decomposition):
    print(f.__name__, crc(text(str(f(c))) for c in chars))
for f in (u.decimal, u.digit, u.numeric): print(f.__name__, crc(text(str(f(c, None))) for c in chars))
names = [(c, u.name(c, None)) for c in chars]
print(sum(n is not None for _, n in names), crc(text(n) for _, n in names if n))
print(all(u.lookup(n) == c for c, n in names if n), u.lookup("latin small letter a"), u.lookup("LINE FEED") == "\n")
print(ascii(u.lookup("LATIN SMALL LETTER R WITH TILDE")), u.lookup("GREEK SMALL LETTER ALPHA"))
for form in ("NFC", "NFD", "NFKC", "NFKD"):
    print(form, crc(text(u.normalize(form, c)) for c in chars), crc(u.is_normalized(form, c) for c in chars))
    s = "e\u0301\u0323 A\u030a \ufb01 \uac00\u11a8 \u1e9b\u0323 \u0344 q\u0307\u0323"
    print(ascii(u.normalize(form, s)), u.is_normalized(form, s), u.is_normalized(form, u.normalize(form, s)))
for call in (lambda: u.name("\0"), lambda: u.lookup("NO SUCH"), lambda: u.category("ab"), lambda: u.decimal("a"), lambda: u.digit("a"),
             lambda: u.numeric("a"), lambda: u.normalize("X", "é"), lambda: u.name(3), lambda: u.lookup(3), lambda: u.normalize("NFC", 3),lambda: u.lookup("X"*300)):
    try: print(call())
    except Exception as error: print(type(error).__name__, error)
print(u.decimal("x", 7), u.digit("²"), u.numeric("½"), u.numeric("一"), u.decomposition("½"), u.name("가"))
print("\N{LATIN SMALL LETTER A}\N{bullet}\N{EM DASH}", f"{1}\N{SNOWMAN}", b"\\N{DIGIT ONE}".decode("unicode_escape"), "é☃".encode("ascii", "namereplace"))
for source in (r'"\N{NO SUCH NAME}"', r'"\N{KEYCAP DIGIT ONE}"', r'"\N"'):
    try: eval(source)
    except SyntaxError as error: print(error)
