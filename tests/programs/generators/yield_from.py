# yield from delegates next, send, throw and returns the value.
def inner():
    try:
        x = yield 1
        print("inner got", x)
        yield 2
    except ValueError as error:
        print("inner caught", error)
        yield "after error"
    return "inner result"
def outer():
    result = yield from inner()
    print("result", result)
    yield from [10, 20]
    yield from range(2)
    yield from "ab"
    return "outer result"
g = outer()
print(next(g), g.send("hello"), list(g))
g = outer()
print(next(g), g.throw(ValueError("v")), next(g))
def bad():
    yield from 5
try:
    list(bad())
except TypeError as error:
    print(error)
def flatten(x):
    for item in x:
        if isinstance(item, list):
            yield from flatten(item)
        else:
            yield item
print(list(flatten([1, [2, [3, [4]], 5]])))
class It:
    def __iter__(self): return self
    def __next__(self): raise StopIteration("value of It")
def h():
    print((yield from It()))
print(list(h()))
