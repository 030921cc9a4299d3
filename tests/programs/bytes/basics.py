# Making and showing bytes.
print(bytes(), bytes(3), bytes([65, 66]), bytes("é", "utf-8"), bytes(b"x"), bytes(range(3)), bytes(bytearray(b"q")), b"abc"[0], b"abc"[1:], b"abc"[::-1], list(b"ab"), len(b"abc"), b"a" + b"b", b"ab" * 2)
print(repr(b"it's"), repr(b'"'), repr(b"\x00\x7f\x80\\\n"), b"abc" == "abc", b"a" < b"b", 97 in b"abc", b"bc" in b"abc", hash(b"") == hash(""), bytes.fromhex("48 65 6c"), b"\xff\x01".hex(), b"abcd".hex("-"), b"abcde".hex(":", 2), b"abcde".hex(":", -2))
class Custom:
    def __bytes__(self):
        return b"custom"
print(bytes(Custom()), b"%s-%d-%x-%a" % (b"a", 5, 255, "é"), b"a" b"b")
