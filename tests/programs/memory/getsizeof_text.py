# Sizes of text and bytes: 1, 2 or 4 bytes a character.
import sys
print([sys.getsizeof(s) for s in ("", "a", "ab", "hello", "é", "éa", "Ā", "Āa", "一", "😀", "😀a")])
print([sys.getsizeof(c * 100) for c in ("a", "é", "Ā", "😀")], sys.getsizeof("a" * 100 + "😀"))
print([sys.getsizeof(b) for b in (b"", b"a", b"x" * 100, bytearray(), bytearray(1), bytearray(100), bytearray(b"abc"))])
b = bytearray()
sizes = []
for i in range(40):
    b.append(i)
    sizes.append(sys.getsizeof(b))
print(sizes)
print(sys.getsizeof(memoryview(b"abc")))
