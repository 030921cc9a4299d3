# What bytes refuse.
for text in ("bytes('a')", "bytes([256])", "bytes([-1])", "bytes(-1)", "bytes(['a'])", "bytes(1.5)", "b'a' + 'b'", "b'a'[5]", "bytes()['x']", "'a' in b'a'", "256 in b'a'", "bytes.fromhex('4')", "bytes.fromhex('zz')", "b'a'.join(['x'])", "b'a'.find('a')", "bytes(b'a', 'utf-8')", "bytes('a', 5)", "bytes(None)", "b'%d' % 'a'", "b'%s' % 'a'", "b'a' < 'a'"):
    try:
        print(eval(text))
    except (TypeError, ValueError, IndexError) as error:
        print(text, "->", type(error).__name__, error)
try:
    b"abc"[0] = 1
except TypeError as error:
    print(error)
