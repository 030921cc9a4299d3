# split and rsplit.
s = "  a, b,,c  "
print(s.split(), s.split(","), s.split(", "), s.split(",", 1), s.rsplit(",", 1), s.split(None, 1), s.rsplit(None, 1), s.split(maxsplit=0), s.split(",", maxsplit=-1))
print("".split(), "".split(","), " ".split(), "a".split("b"), "aXbXc".split("X", 0), "a\tb\nc\u2003d".split(), "abc".rsplit(), "1<>2<>3".rsplit("<>", 1), "aaa".split("a"))
for f in (lambda: "a".split(""), lambda: "a".split(1), lambda: "a".split(sep="a", max=1)):
    try:
        f()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
