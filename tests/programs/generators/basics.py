# Generators run on demand and remember where they were.
def count(n):
    print("start")
    for i in range(n):
        yield i
        print("after", i)
    print("end")
    return "done"
g = count(2)
print("made", next(g), next(g))
try:
    next(g)
except StopIteration as stop:
    print("stop", stop.value)
try:
    next(g)
except StopIteration as stop:
    print("again", stop.value)
print(list(count(1)), sum(x * x for x in range(4)), iter(g) is g, type(g).__name__, (x for x in "").__name__)
def empty():
    return
    yield
print(list(empty()))
