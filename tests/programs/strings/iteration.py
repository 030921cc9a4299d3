# Iterating strings.
print(list("añ😀"), [*reversed("abc")], list(enumerate("ab")), tuple(zip("ab", "xyz")), "".join(sorted("hello")), sorted(set("mississippi")), dict.fromkeys("aba"))
it = iter("xy")
print(next(it), it.__length_hint__(), list(it), next(it, "end"), type(it).__name__)
for a, b in ["xy", "zw"]:
    print(a, b)
