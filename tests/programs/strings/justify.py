# center, ljust, rjust, zfill, expandtabs.
print(["ab".center(6), "ab".center(5, "*"), "abc".center(6, "-"), "abc".center(2), "ab".ljust(4) + "|", "ab".rjust(4, "."), "é".ljust(3, "ü")])
print("42".zfill(5), "-42".zfill(5), "+7".zfill(4), "abc".zfill(2), "".zfill(2), "--1".zfill(5))
print(["a\tb".expandtabs(), "a\tb\tc".expandtabs(4), "ab\n\tc".expandtabs(3), "a\tb".expandtabs(0), "\t".expandtabs(-1)])
for f in (lambda: "a".center(5, "ab"), lambda: "a".ljust("5"), lambda: "a".center()):
    try:
        f()
    except TypeError as error:
        print(error)
