# | and |=.
a, b = {"x": 1, "y": 2}, {"y": 3, "z": 4}
print(a | b, b | a, a, {} | a)
c = a
a |= b
print(a, c is a)
a |= [("w", 0)]
print(a)
for text in ("a | [('k', 1)]", "a | None", "[] | a"):
    try:
        eval(text)
    except TypeError as error:
        print(error)
