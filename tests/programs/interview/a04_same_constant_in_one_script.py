# 257 twice in one script: the same object? In one function? In two exec calls?
a = 257
b = 257
def f():
    c = 257
    d = 257
    return c is d
print(a is b, f())
scope = {}
exec("x = 257", scope)
exec("y = 257", scope)
print(scope["x"] is scope["y"])
