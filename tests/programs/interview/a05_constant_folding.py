# Is 24 * 60 computed at run time? Is 'a' * 4097?
def f():
    return 24 * 60
def g():
    return "a" * 4096
def h():
    return "a" * 4097
print(f.__code__.co_consts, g() is g(), h() is h(), len(h()))
