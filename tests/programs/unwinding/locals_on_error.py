# Locals of frames that an exception leaves are released when the exception is.
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n)
def inner():
    a = D("inner local")
    raise ValueError
def outer():
    b = D("outer local")
    inner()
try:
    outer()
except ValueError:
    print("handling")
print("after")
try:
    outer()
except ValueError as error:
    kept = error
print("kept")
del kept
def loop():
    for i in [D("iterated")]:
        for j in [D("inner iterated")]:
            raise KeyError
try:
    loop()
except KeyError:
    print("loop left")
def early():
    for i in [D("returned from")]:
        return "value"
print(early())
