# repr of nested and recursive lists.
a = [1, "x", None, [2.5, (3,)], {"k": [4]}]
print(a)
a.append(a)
print(a, str(a) == repr(a))
b = []
c = [b]
b.append(c)
print(b, c)
class Bad:
    def __repr__(self):
        raise ValueError("no repr")
try:
    repr([Bad()])
except ValueError as error:
    print(error)
print([[]], [()], [{}], [set()])
