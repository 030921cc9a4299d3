# The subject is evaluated once; lengths and items are asked as needed.
class Seq(list):
    def __len__(self):
        print("len", end=" ")
        return super().__len__()
    def __getitem__(self, i):
        print("get", i, end=" ")
        return super().__getitem__(i)
def subject():
    print("subject", end=" ")
    return Seq([1, 2])
match subject():
    case [1]: print("one")
    case [1, 3]: print("1 3")
    case [1, x]: print("x", x)
class Lazy:
    def __getattr__(self, name):
        print("attr", name)
        return name
match Lazy():
    case Lazy(a="b"): pass
    case Lazy(a="a", c=c): print(c)
