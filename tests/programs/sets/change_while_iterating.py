# A set whose size changes under its iterator says so.
s = {1, 2, 3}
try:
    for x in s:
        s.add(x + 10)
except RuntimeError as error:
    print(error)
try:
    for x in s:
        s.discard(x)
except RuntimeError as error:
    print(error)
