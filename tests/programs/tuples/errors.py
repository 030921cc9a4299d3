# What tuples refuse.
t = (1, 2)
for text in ("t[2]", "t['a']", "t + [3]", "t * 1.5", "t.index(9)", "t.append(1)", "hash(([],))", "tuple(5)", "t < 1", "t()", "tuple(1, 2)", "t.count()"):
    try:
        import warnings
        warnings.simplefilter("ignore")
        print(eval(text))
    except (TypeError, ValueError, IndexError, AttributeError) as error:
        print(text, "->", type(error).__name__, error)
try:
    t[0] = 5
except TypeError as error:
    print(error)
try:
    del t[0]
except TypeError as error:
    print(error)
