# Indexing and slicing.
s = "Python"
print(s[0], s[-1], s[2:4], s[:2], s[2:], s[-3:], s[::2], s[::-1], s[5:1:-2], s[10:], s[-100:100], s[4:2], s[1:5:3], s[:-1], s[:], s[True])
print(s[:] is s, s[0:6] is s, s[2:2] is str(), s[3:4] is s[3])
for f in (lambda: s[6], lambda: s[-7], lambda: s["a"], lambda: s[1.0], lambda: s[::0], lambda: s["a":], lambda: s[2 ** 70], lambda: s[1, 2]):
    try:
        f()
    except (IndexError, TypeError, ValueError) as error:
        print(type(error).__name__, error)
try:
    s[0] = "J"
except TypeError as error:
    print(error)
try:
    del s[0]
except TypeError as error:
    print(error)
