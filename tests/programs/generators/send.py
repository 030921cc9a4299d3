# send gives a value to yield.
def echo():
    received = yield "first"
    while received != "stop":
        received = yield f"got {received}"
    return "bye"
g = echo()
print(next(g), g.send(1), g.send(None), next(g))
try:
    g.send("stop")
except StopIteration as stop:
    print(stop.value)
g = echo()
try:
    g.send("too early")
except TypeError as error:
    print(error)
def averager():
    total = count = 0
    average = None
    while True:
        total += yield average
        count += 1
        average = total / count
a = averager()
next(a)
print([a.send(x) for x in (10, 20, 60)])
