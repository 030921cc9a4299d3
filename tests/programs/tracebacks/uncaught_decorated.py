# Lines of decorators and of calls with decorators.
def deco(f):
    raise TypeError("bad decorator")
@deco
def g():
    pass
