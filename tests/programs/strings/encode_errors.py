# The messages of encoding and decoding errors.
for f in (lambda: "é".encode("ascii"), lambda: "aéé".encode("ascii"), lambda: "€".encode("latin-1"), lambda: "\ud800".encode(), lambda: b"\xff".decode(), lambda: b"a\xc3".decode(), lambda: b"\xc3\x28".decode("utf-8"), lambda: b"\x80".decode("ascii"), lambda: "a".encode("nope"), lambda: "é".encode("ascii", "nope"), lambda: b"\xe4\xb8".decode(), lambda: b"\xed\xa0\x80".decode()):
    try:
        print(f())
    except (UnicodeError, LookupError) as error:
        print(type(error).__name__, error)
