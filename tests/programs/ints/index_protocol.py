# __index__ stands for an int in indices, ranges, bases; __int__ does not.
class Two:
    def __index__(self):
        return 2

class Int:
    def __int__(self):
        return 3

print([5, 6, 7][Two()], "abc"[Two()], list(range(Two())), hex(Two()), int(Two()), int(Int()), [0] * Two(), "abcd"[Two():], 1 << 3)
for f in (lambda: [5, 6, 7][Int()], lambda: range(Int()), lambda: hex(Int())):
    try:
        f()
    except TypeError as error:
        print(error)
