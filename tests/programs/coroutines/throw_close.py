# throw and close of coroutines.
class Pause:
    def __await__(self):
        try:
            yield "paused"
        finally:
            print("pause ends")
async def f():
    try:
        await Pause()
    except ValueError as error:
        print("caught", error)
        return "handled"
c = f()
print(c.send(None), c.cr_running, type(c.cr_await).__name__)
try:
    c.throw(ValueError("v"))
except StopIteration as stop:
    print(stop.value)
c = f()
c.send(None)
c.close()
for g in (lambda: next(f()), lambda: iter(f()), lambda: list(f())):
    try:
        g()
    except TypeError as error:
        print(error)
