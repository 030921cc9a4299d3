# A global changes, appears, disappears and shadows a builtin while a loop reads it.
x = 1
def read(): return x
def length(): return len("abc")
out = []
for i in range(60):
    if i == 20: x = "text"
    if i == 30: len = lambda s: "shadow"
    if i == 40: del len
    if i == 50: globals()["x"] = None
    out.append((read(), length()))
print(out[0], out[19], out[20], out[30], out[40], out[50])
del x
try:
    read()
except NameError as error:
    print(error)
x = 5
print(read())
import builtins
builtins.new_builtin = "in builtins"
def b(): return new_builtin
print([b() for _ in range(10)][-1])
new_builtin = "in globals"
print(b())
del new_builtin
print(b())
del builtins.new_builtin
try:
    b()
except NameError as error:
    print(error)
