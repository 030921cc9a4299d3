# throw raises at the yield.
def g():
    while True:
        try:
            x = yield "waiting"
        except ValueError as error:
            print("caught", error)
            yield "recovered"
        finally:
            print("finally")
it = g()
print(next(it), it.throw(ValueError("v")), next(it))
try:
    it.throw(KeyError("k"))
except KeyError as error:
    print("out", error)
try:
    next(it)
except StopIteration:
    print("finished")
it = g()
try:
    it.throw(IndexError("not started"))
except IndexError as error:
    print(error)
it = g()
next(it)
print(it.throw(ValueError))
for bad in (5, "x", int):
    try:
        g().throw(bad)
    except TypeError as error:
        print(error)
