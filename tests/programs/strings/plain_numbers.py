"""Numbers by the usual specifications: widths, zeros, digits behind the point; every text goes into a checksum too."""
import hashlib
import random

for spec in ("", "d", "5", "5d", "05d", "02", "0", "x", "4x", "08x", "1", "12d", "99d", "100d"):
    print(repr(spec), [format(i, spec) for i in (0, 7, -7, 255, -256, 123456, 2**62, -2**63)])
for spec in ("f", ".0f", ".1f", ".2f", "8.3f", "08.3f", "012.4f", ".15f", ".19f", ".20f", "5f", "0.2f", "40.10f"):
    print(repr(spec), [format(x, spec) for x in (0.0, -0.0, 0.5, 1.5, 2.5, -0.125, 1 / 3, 1e15 / 7, 9007199254740991.0, 1e-7, 5e-324)])
print([format(x, ".3f") for x in (float("inf"), float("-inf"), float("nan"), 1e300, -1e22, 2.0**53)][:3])
print(["%.2f|%5.1f|%d|%5d|%s" % (x, x, x, x, x) for x in (2.675, 1.005, -3.5, 1e6)])
print([round(x, 2) for x in (2.675, 1.005, 0.125, 0.375, -2.5, 1e16)], [round(x, 0) for x in (0.5, 1.5, 2.5)])
for bad in (".2d", "5.1x", "1.x", "0.", "q", "5q", "..2f", "5 f"):
    for value in (3, 2.5):
        try:
            print(bad, format(value, bad))
        except ValueError as error:
            print(bad, type(value).__name__, error)

random.seed(11)
digest = hashlib.md5()
for _ in range(20_000):
    x = random.choice((random.uniform(-1000, 1000), random.gauss(0, 1e-6), random.randrange(-10**6, 10**6) / 64, random.uniform(0, 1e17)))
    precision = random.randrange(0, 21)
    digest.update(f"{x:.{precision}f} {x:0{precision + 3}.{precision // 2}f} {int(x):{precision}} {int(x):0{precision}x} {round(x, precision % 6)}".encode())
print(digest.hexdigest())
print(f"{7}", f"{7:d}" is f"{7:d}", str(7) is str(7), f"{7:1}" is f"{7:1}", f"{12:d}" is f"{12:d}")
