# startswith and endswith, with tuples and bounds.
s = "hello"
print(s.startswith("he"), s.startswith("lo", 3), s.startswith(("x", "he")), s.startswith(""), s.startswith("hello!"), s.startswith("e", 1, 2), s.startswith("", 9), s.startswith(()))
print(s.endswith("lo"), s.endswith("l", 0, 4), s.endswith(("a", "o")), s.endswith("", 5), s.endswith("o", -1), s.endswith("hell", 0, -1))
for value in (1, ["h"], ("h", 1), (1,)):
    try:
        print(s.startswith(value))
    except TypeError as error:
        print(error)
