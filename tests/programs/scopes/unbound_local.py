# Assignment anywhere in a function makes a name local everywhere in it.
x = 1
def f():
    print(x)
    x = 2
try:
    f()
except UnboundLocalError as error:
    print(error)
def g():
    if False:
        y = 1
    return y
try:
    g()
except UnboundLocalError as error:
    print(error, isinstance(error, NameError), error.name)
def outer():
    def inner():
        return late
    try:
        inner()
    except NameError as error:
        print(error)
    late = 5
    return inner()
print(outer())
def h():
    x += 1
try:
    h()
except UnboundLocalError as error:
    print(error)
