# UserDict, UserList and UserString go through their own methods.
from collections import UserDict, UserList, UserString


class Upper(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.upper(), value)

    def __missing__(self, key):
        return f"no {key}"


d = Upper({"a": 1}, b=2)
d.update(c=3)
print(d, d["A"], d["q"], "q" in d, d | {"x": 1}, type(d.copy()).__name__, len(d))
u = UserList([3, 1, 2])
u.sort()
print(u, u[1:], u + [9], [0] + u, u * 2, u == [1, 2, 3], type(u[:2]).__name__)
s = UserString("hello")
print(s.upper(), s + "!", "oh " + s, s[1:3], s.replace("l", "L"), s == "hello", "ell" in s, type(s.title()).__name__, s % ())
