# A list is empty for others while it is sorted; changing it then is an error.
a = [3, 1, 2]
seen = []
def key(x):
    seen.append(len(a))
    return x
a.sort(key=key)
print(a, seen)
def evil(x):
    a.append(1)
    return x
try:
    a.sort(key=evil)
except ValueError as error:
    print(error, a)
class X:
    def __lt__(self, other):
        raise RuntimeError("compare")
b = [X(), X()]
try:
    b.sort()
except RuntimeError as error:
    print(error, len(b))
