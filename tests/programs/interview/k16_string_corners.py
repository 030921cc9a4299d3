# What do methods, formats and conversions of strings do at their edges?
import sys
s = "abc"; t = s; s += "d"; print(t, s, s is t)
def build(n):
    s = ""; ids = set()
    for i in range(n): s += "x"; ids.add(id(s))
    return len(ids) < n
print(build(1000))
print("".join(["a"]) is "a", "a,b".split(",")[0] is "a", "abc"[1] is "b", sys.intern("x y") is sys.intern("x" + " y"))
print(repr("a'b"), repr('a"b'), repr("a'b\"c"), repr("\n\t\r\\\x00\x7f\xa0é\u200b\ud800\U0001f600\U000e0001"), ascii("é€😀"))
print("%5.2f|%-5d|%05d|%+d|%x|%#X|%o|%e|%g|%c|%r|%s|%%|%a" % (3.14159, 5, 42, 7, 255, 255, 8, 12345.678, 0.00001, "z", "q", None, "é"))
for c in ("'%d' % 'a'", "'%s %s' % 1", "'%s' % (1, 2)", "'%z' % 1", "'%(a)s' % 1", "'%(a)s' % {}", "'%c' % 'ab'", "'%c' % -1", "'%x' % 1.5", "'%*d' % (5, 1)", "'%.3s' % 'abcdef'", "'abc' % {}", "'abc' % []", "'abc' % 1", "'%(a)d %(b)s' % {'a': 1, 'b': 2}", "'%' % ()", "'%s' % ((1,),)"):
    try: print(c, "->", repr(eval(c)))
    except Exception as e: print(c, "->", type(e).__name__, e)
for c in ("'{:>10}|{:<10}|{:^10}|{:*^10}'.format(1, 'a', None if 0 else 'b', 'c')", "'{0}{1}{0}'.format(1, 2)", "'{}{0}'.format(1)", "'{}'.format()", "'{a.real}'.format(a=1)", "'{a[0]}'.format(a=[5])", "'{a[k]}'.format(a={'k': 1})", "'{!r:>8}'.format('a')", "'{:,}'.format(1234567.891)", "'{:_x}'.format(2**40)", "'{:b}'.format(10)", "'{:%}'.format(.5)", "'{:n}'.format(1000)", "'{:.3}'.format('abcdef')", "'{:d}'.format('a')", "'{:s}'.format(1)", "'{:5}'.format([])", "'{'.format()", "'}'.format()", "'{{}}'.format()", "'{:{w}.{p}}'.format(3.14159, w=8, p=2)", "'{:=+8d}'.format(5)", "'{:08.3f}'.format(-3.14159)", "'{:c}'.format(65)", "'{!x}'.format(1)", "'{:#b} {:#o} {:#x}'.format(5, 8, 255)", "format(5, '>>5')", "format(1e100, 'f')[:10]", "format(True, 'd')", "format(None, '')", "format(None, 's')", "format(1.5, 'd')", "format(10**20, '.2e')", "format(0.1, '.20f')", "format(float('nan'), '010')", "format(1+2j, '.1f')"):
    try: print(c, "->", repr(eval(c)))
    except Exception as e: print(c, "->", type(e).__name__, e)
x = 5; y = "s"; print(f"{x=} {y=!s} {x + 1 = } {x!r:>5} {x:{x}} {'nested ' + f'{y}'} {{}} {x:>+5}", f"{x:{'>'}{10}}", f"{3.14159:.{2}f}", f"{'a' if x else 'b'}", f"{lambda_ if 0 else 1}", f"{(lambda: 5)()}")
print("aXbXc".split("X", 1), " a  b ".split(), " a  b ".split(" "), "".split(), "".split(","), "a\nb\r\nc\x0bd\x1ce\u2028f".splitlines(), "a\n".splitlines(), "a\n\n".splitlines(True), "abc".partition("b"), "abc".rpartition("x"), "a.b.c".rsplit(".", 1))
try: "a".split("")
except ValueError as e: print(e)
print("abcabc".find("c", 3), "abc".find(""), "abc".find("", 4), "abc".rfind(""), "abc".count(""), "aaa".count("aa"), "abc".index("c"), "" in "abc", "abc".replace("", "-"), "aaa".replace("a", "b", 2), "abc".startswith(("x", "a")), "abc".endswith("", 5))
try: "abc".index("x")
except ValueError as e: print(e)
print("ß".upper(), "ẞ".lower(), "ǆ".title(), "ß".casefold(), "İ".lower(), len("İ".lower()), "ΑΣ".lower(), "they're bill's".title(), "they're".capitalize(), "aBc".swapcase(), "ﬁ".upper())
print("1²".isdigit(), "1²".isdecimal(), "½".isnumeric(), "a1_".isidentifier(), "1a".isidentifier(), "".isalpha(), "".isascii(), " \t".isspace(), "A1".isupper(), "Ab Cd".istitle(), "\x00".isprintable(), "".isprintable(), "class".isidentifier())
print("abc".center(10, "*"), "abc".ljust(2), "-5".zfill(5), "+5".zfill(4), "5".zfill(0), "a\tb".expandtabs(4), "xxaxx".strip("x"), "abcba".strip("ab"), "abc".removeprefix("ab"), "abc".removesuffix(""), "abc".translate({97: "X", 98: None, 99: 100}), "abc".translate(str.maketrans("ab", "xy", "c")))
try: "a".center(5, "ab")
except TypeError as e: print(e)
try: "a".join([1])
except TypeError as e: print(e)
try: "a".join(["x", b"y"])
except TypeError as e: print(e)
try: "a" + 1
except TypeError as e: print(e)
try: 1 + "a"
except TypeError as e: print(e)
try: "a" * 1.5
except TypeError as e: print(e)
try: "a" < 1
except TypeError as e: print(e)
try: "abc"["a"]
except TypeError as e: print(e)
try: "abc"[5]
except IndexError as e: print(e)
try: "abc"[0] = "x"
except TypeError as e: print(e)
try: del "abc"[0]
except TypeError as e: print(e)
except SyntaxError as e: print(e)
print("abc"[::-1], "abcdef"[1:10:2], "abc"[-10:2], "abc"[2:1], "abcdef"[4:0:-2], "a" * -1, "ab" * 2, "a" "b", "é" == "e\u0301", len("é"), len("e\u0301"), len("👨‍👩‍👧"), "é".encode(), "é".encode("latin1"), "\u20ac".encode("ascii", "xmlcharrefreplace"), b"\xff".decode("utf8", "surrogateescape"), b"\xff".decode("utf8", "replace"))
for c in ("int('1_000')", "int('0x1f', 16)", "int('0b1', 0)", "int('010', 0)", "int(' 5\\n')", "int('٣')", "int('')", "int('1__0')", "int('a', 37)", "int('z', 36)", "int(b'12')", "int('5', base=1)", "int(5, 10)", "int('1.5')", "float('1_0.5')", "float(' inf ')", "float('1e400')", "float('nan')", "float('0x1')", "float('')", "complex('1+2j')", "complex('1 + 2j')", "bool('False')", "int(None)", "float([])", "chr(-1)", "chr(0x110000)", "ord('ab')", "ord('')", "hex(-255)", "bin(True)", "oct('a')"):
    try: print(c, "->", repr(eval(c)))
    except Exception as e: print(c, "->", type(e).__name__, e)
print(hash("a") == hash("a"), hash("") == 0, hash(b"") == 0, hash(b"a") == hash("a"), "a" == b"a", str(b"a"), str(b"a", "utf8"), eval('"\\N{BULLET}"'), "\101", "\x41", r"\n", b"\x41", rb"\n", u"u", len("""a
b"""))
