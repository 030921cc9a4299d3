# Identity first, then hash, then equality.
nan = float("nan")
d = {nan: "nan"}
print(d[nan], d.get(float("nan")), nan in d, float("nan") in d)
print({0: "int"}[False], {0.0: 1}[0], {2 ** 61 - 1: "m"}.get(0), {-1: "a", -2: "b"})
