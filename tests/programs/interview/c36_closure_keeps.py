# Does a closure keep the whole frame alive?
class Big:
    def __del__(self): print("big is gone")
def outer():
    big, small = Big(), "small"
    def inner(): return small
    return inner
f = outer()
print(f(), f.__code__.co_freevars)
