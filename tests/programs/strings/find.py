# find, index, count and their bounds.
s = "abracadabra"
print(s.find("a"), s.find("a", 1), s.find("bra", 2), s.find("z"), s.find(""), s.find("", 5), s.find("", 20), s.find("a", -3), s.find("a", 0, 0), s.find("ra", 0, 4))
print(s.rfind("a"), s.rfind("bra"), s.rfind("a", 0, 5), s.rfind("z"), s.rfind(""), s.index("c"), s.rindex("c"))
print(s.count("a"), s.count("abra"), s.count(""), s.count("a", 4), s.count("a", 4, 6), "aaaa".count("aa"), "".count(""), s.count("", 3, 5))
for f in (lambda: s.index("z"), lambda: s.rindex("z"), lambda: s.find(1), lambda: s.find(), lambda: s.count(None), lambda: s.find("a", "b")):
    try:
        f()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
