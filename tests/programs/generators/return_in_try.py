# return and yield inside try and with.
def g():
    try:
        yield 1
        return "r"
    finally:
        yield "from finally"
        print("finally done")
it = g()
print(next(it), next(it))
try:
    next(it)
except StopIteration as stop:
    print(stop.value)
class CM:
    def __enter__(self): print("enter")
    def __exit__(self, *a): print("exit", a[0])
def h():
    with CM():
        yield 1
        yield 2
print(list(h()))
it = h()
next(it)
it.close()
