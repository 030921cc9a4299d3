# Sizes of strings by width of their characters, and after operations.
import sys


def fact(name, value):
    print(name, value, sep=": ")


size = sys.getsizeof
for name, char in (("ascii", "a"), ("latin-1", "é"), ("two bytes", "Ā"), ("euro", "€"), ("four bytes", "😀")):
    fact(name, [size(char * n) for n in (0, 1, 2, 3, 4, 7, 8, 15, 16, 100, 1000)])
fact("mixed ascii and latin-1", size("aé"))
fact("mixed ascii and two bytes", size("a€"))
fact("mixed and four bytes", size("a€😀"))
fact("borders", [size(chr(n)) for n in (0, 127, 128, 255, 256, 0xFFFF, 0x10000, 0x10FFFF)])
fact("two characters at the borders", [size(chr(n) + "x") for n in (0, 127, 128, 255, 256, 0xFFFF, 0x10000)])
wide = "a" * 50 + "😀"
fact("slice without the wide one", size(wide[:50]))
fact("slice of latin-1 without it", size(("a" * 20 + "é")[:20]))
fact("replace of the wide one", size(wide.replace("😀", "!")))
fact("replace that widens", size("aaa".replace("a", "€")))
fact("join", [size("".join(["a"] * 10)), size("".join(["a", "é"])), size("€".join(["a", "b"])), size(",".join("abc"))])
fact("concatenation widens", [size("abc" + "é"), size("abc" + "€"), size("é" + "😀")])
fact("multiplied", [size("ab" * 10), size("é" * 10), size("a€" * 10)])
fact("upper of ß", size("ß".upper()))
fact("upper, lower, title", [size("straße".upper()), size("ABC".lower()), size("abc".title()), size("É".lower())])
fact("format", [size("{}".format(12345)), size(f"{12345}"), size("%d" % 12345), size(f"{'é':>10}")])
fact("strip", [size("  a  ".strip()), size("é a".strip("é ")), size("€abc".lstrip("€"))])
fact("repr", [size(repr("é")), size(repr("a")), size(ascii("é")), size(repr("\x00"))])
fact("str of numbers", [size(str(1)), size(str(10**20)), size(str(1.5)), size(str(None)), size(str(1j))])
fact("decoded", [size(b"abc".decode()), size("é".encode().decode()), size("€".encode().decode()), size(b"\xe9".decode("latin-1"))])
fact("read by partition", [size(part) for part in "aé€😀b".partition("€")])
fact("read by split", [size(part) for part in "a é € 😀".split()])
fact("translate", [size("abc".translate({97: "é"})), size("é".translate({233: "a"})), size("abc".translate({97: None}))])
fact("zfill, center, ljust", [size("1".zfill(10)), size("é".center(10)), size("a".ljust(5, "€"))])
fact("reversed", size("a€b"[::-1]))
fact("index", [size("a€b"[0]), size("a€b"[1]), size("aéb"[1]), size("é"[0])])
fact("chr", [size(chr(97)), size(chr(233)), size(chr(8364)), size(chr(128512))])
grown = ""
sizes = []
for i in range(20):
    grown += "x"
    sizes.append(size(grown))
fact("plus equals", sizes)
grown, sizes = "", []
for i in range(20):
    grown = grown + "é"
    sizes.append(size(grown))
fact("plus latin-1", sizes)
text = "é" * 20
before = size(text)
text.encode("utf-8")
fact("latin-1 encoded", (before, size(text)))
text = "é" * 19
before = size(text)
try:
    getattr(object(), text)
except AttributeError:
    pass
fact("latin-1 used as an attribute name", before <= size(text))
text = "é" * 5
float_error = None
try:
    float(text)
except ValueError as error:
    float_error = str(error)
fact("latin-1 in a message", (float_error, size(text)))


class Str(str):
    pass


class SlotStr(str):
    __slots__ = ()


fact("subclasses", [size(Str()), size(Str("a")), size(Str("é")), size(Str("€€")), size(SlotStr("abc")), size(SlotStr("é"))])
fact("str(subclass)", [size(str(Str("abc"))), size(str(Str("é")))])
fact("__sizeof__", ["".__sizeof__(), "a".__sizeof__(), "é".__sizeof__(), "€".__sizeof__(), Str().__sizeof__()])
fact("identifiers", [size(name) for name in ("x", "name", "__init__", "naïve", "Ω")])
fact("docstring", size(fact.__doc__))
fact("input of two surrogates", size("\ud83d\ude00"))
fact("empty of each kind", [size(""), size("é"[:0]), size("€"[1:]), size("".join([])), size(str())])
