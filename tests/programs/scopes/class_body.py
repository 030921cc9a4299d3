# Names in a class body are not visible in its methods; the body sees globals and enclosing functions.
x = "global"
class A:
    x = "class"
    y = x
    def method(self):
        return x
    z = [x for _ in range(1)]
    w = [i for i in x]
    f = lambda self: x
print(A.y, A().method(), A.z, A.w, A().f())
def outer():
    x = "enclosing"
    class B:
        print(x)
        x = "own"
        print(x)
        def get(self):
            return x
    return B().get()
print(outer())
class C:
    try:
        print(undefined_name)
    except NameError as error:
        print(error)
    del_me = 1
    del del_me
print(hasattr(C, "del_me"))
