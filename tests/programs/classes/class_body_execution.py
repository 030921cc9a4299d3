# A class body is executed like a function, once.
print("before")
class A:
    print("in body", __qualname__, __module__)
    for i in range(3):
        x = i
    if x == 2:
        def conditional(self): return "defined"
    del i
    lst = [x] * 2
    locals()["injected"] = 1
print("after", A.x, A().conditional(), A.lst, A.injected, hasattr(A, "i"))
try:
    class B:
        y = 1
        1 / 0
except ZeroDivisionError as error:
    print(error)
try:
    B
except NameError as error:
    print(error)
class C(*[A], **{"metaclass": type}): pass
print(C.__bases__)
