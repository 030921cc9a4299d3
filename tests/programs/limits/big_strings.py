# Megabytes of text.
s = "abc" * 500000
print(len(s), s.count("ca"), s.find("cab", 1000000), s[-3:], hash(s) == hash("abc" * 500000), len(s.replace("b", "xx")), s.upper()[:4], len(s.split("c")))
t = "é" * 300000 + "😀"
print(len(t), len(t.encode()), t.index("😀"), t[::-1][0])
b = bytes(10 ** 6)
print(len(b), sum(b), len(b + b"x"))
