# Ints from -5 to 256 are one object each.
def same(a, b):
    return a is b
for text in ("-6", "-5", "-1", "0", "1", "255", "256", "257", "1000"):
    print(text, int(text) is int(text))
a, b = 256, int("256")
print(a is b, same(255 + 1, b), int("200") + int("56") is b, len("x" * 256) is b, same(257 - 1, a))
n = 300
m = n - 44
print(m is a, -n + 295 is int("-5"), n * 0 is int("0"), same(2 ** 8, b), round(1.2) is int("1"), ord("a") is int("97"), hash(5) is int("5"), same(True + True, int("2")), n // 300 is int(True))
