# Local, enclosing, global, builtin.
def f():
    len = lambda x: "local"
    return len([])
print(f(), len([]))
list = "shadow"
print(list)
del list
print(list("ab"))
import builtins
builtins.brand_new = 42
print(brand_new)
del builtins.brand_new
try:
    brand_new
except NameError as error:
    print(error)
print = print
def g(print=None):
    return print
builtins.print(g())
