# SyntaxWarnings: literals compared by identity, calls and indices of literals.
x = 5
x is 5
x is not "a"
x is ()
x is None
try:
    [1](0)
except TypeError as error:
    print(error)
try:
    (1, 2)["a"]
except TypeError as error:
    print(error)
try:
    "abc" [1.5]
except TypeError as error:
    print(error)
try:
    5()
except TypeError as error:
    print(error)
