# A trace function that raises, at each event of what awaits, delegates and loops.
import sys
def t(frame, event, argument):
    global n
    if frame.f_code.co_name not in names:
        return None
    n += 1
    if n == stop:
        raise KeyError(frame.f_code.co_name, event)
    return t
class Waits:
    async def __aenter__(self): return 1
async def awaits():
    await Waits().__aenter__()
def gives():
    yield 1
    return 2
def delegates():
    yield from gives()
def plain():
    yield 1
def loops():
    for item in plain(): pass
names = {"awaits", "__aenter__", "gives", "plain", "delegates", "loops"}
def measure(run, show):
    global n, stop
    nones = sys.getrefcount(None)
    for stop in range(1, 15):
        n = 0
        sys.settrace(t)
        try: run()
        except BaseException as error: show(run.__name__, stop, repr(error))
        sys.settrace(None)
    return sys.getrefcount(None) - nones
def coroutine(): awaits().send(None)
def generator(): list(delegates())
for run in coroutine, generator, loops:
    measure(run, print)
    print(measure(run, lambda *_: None))
