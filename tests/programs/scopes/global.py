# global makes assignment in a function reach the module.
x = 1
def f():
    global x, y
    x = 2
    y = 3
def g():
    x = 99
    return x
f()
print(x, y, g(), x)
def h():
    global z
    for z in range(3):
        pass
h()
print(z)
class C:
    global w
    w = 5
print(w, hasattr(C, "w"))
