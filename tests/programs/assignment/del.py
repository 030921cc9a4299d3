# del of names, items, attributes, slices, and in nested targets.
a, b, c = 1, 2, 3
del a, (b, c)
for name in ("a", "b", "c"):
    try:
        eval(name)
    except NameError as error:
        print(error)
class O: pass
o = O()
o.x = 1
del o.x
try:
    del o.x
except AttributeError as error:
    print(error)
try:
    del undefined_thing
except NameError as error:
    print(error)
def f():
    x = 1
    del x
    try:
        x
    except UnboundLocalError as error:
        print(error)
    try:
        del x
    except UnboundLocalError as error:
        print(error)
f()
