# What lists refuse.
for text in ("[].pop()", "[1].pop(5)", "[1].remove(2)", "[1].index(2)", "[1, 2].index(1, 1)", "[1][1]", "[1][-2]", "x['a']", "x[1.0]", "x.__setitem__(3, 0)", "x.__delitem__(5)", "[1] + (2,)", "[1] * 'a'", "[1] * 1.5", "[1] < 5", "x.append()", "x.append(1, 2)", "x.extend(5)", "x.insert(1)", "x.insert('a', 1)", "list(5)", "list(1, 2)", "list(x=1)", "hash([])", "[3, 'a'].sort()", "x.sort(5)", "x.sort(reverse='a')", "x.sort(key=1)", "-[]", "[] @ []", "x.pop('a')", "x.__setitem__(slice(0, 2), 5)", "[1, 2].nope", "[1]()", "x[::0]", "x[2**70]"):
    x = [1, 2, 3]
    try:
        import warnings
        warnings.simplefilter("ignore")
        print(eval(text))
    except (TypeError, ValueError, IndexError, AttributeError) as error:
        print(text, "->", type(error).__name__, error)
