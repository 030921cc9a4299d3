# += in a loop, join, f-strings: what is copied?
import sys
def grow(n):
    s = ""
    moved = 0
    for i in range(n):
        before = id(s); s += "x"; moved += id(s) != before
    return len(s), moved < n
print(grow(1000))
def aliased(n):
    s = ""; kept = []; 
    for i in range(n): kept.append(s); s += "x"
    return len(set(map(id, kept))), sys.getsizeof(kept[-1])
print(aliased(50))
print(sys.getsizeof(""), sys.getsizeof("a" * 10), sys.getsizeof("é" * 10), sys.getsizeof("Ā" * 10), sys.getsizeof("😀" * 10))
t = "a" * 100
print(sys.getsizeof(t), sys.getsizeof(t + "é"), sys.getsizeof((t + "😀")[:-1]))
parts = ["x"] * 10
print(",".join(parts), "".join(parts) == "x" * 10, sys.getsizeof("".join(parts)))
name, n = "w", 3.14159
print(f"{name!r:>6}|{n:.2f}|{n!s:.3}|{name=}|{n=:.1f}|{{}}|{'nested ' + f'{name}'}", "%-5s|%05.1f|%x" % (name, n, 255), "{0}{0}{1:>3}".format(name, 7))
print("a" "b" f"{name}" "c", r"\n", b"\x00", "tab\there", "\N{BULLET}", '\'"', """x
y""")
import io
out = io.StringIO()
for i in range(3): print(i, end=";", file=out)
print(out.getvalue(), out.tell())
b = bytearray()
for i in range(3): b += b"ab"
print(b, sys.getsizeof(b) >= 57 + 6, bytes(b))
try: "a" + 1
except TypeError as e: print(e)
try: "".join(["a", 1])
except TypeError as e: print(e)
try: b"a" + "b"
except TypeError as e: print(e)
s = "immutable"
try: s[0] = "I"
except TypeError as e: print(e)
print(s.upper(), s, s.replace("m", "M", 1), s[::-1], s.find("u"), s.partition("ta"), s.translate({109: "M", 116: None}))
print("ß".upper(), "İ".lower(), len("İ".lower()), "ﬁ".casefold(), "Straße".casefold() == "STRASSE".casefold(), "é" == "e\u0301")
print("abc" < "abd", "a" < "B", "Z" < "a", "10" < "9", max("apple", "Banana"), sorted("bAaB"), sorted("bAaB", key=str.lower))
