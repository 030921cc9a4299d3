# What a generator knows about itself.
def g():
    x = yield
    yield from (1, 2)
it = g()
print(it.gi_running, it.gi_frame is not None, it.gi_yieldfrom, it.gi_code.co_name, it.__name__, it.__qualname__, it.gi_suspended)
next(it)
print(it.gi_frame.f_lineno, it.gi_suspended, it.gi_frame.f_locals)
it.send(5)
print(type(it.gi_yieldfrom).__name__, it.gi_frame.f_locals)
list(it)
print(it.gi_frame, it.gi_yieldfrom, it.gi_suspended)
def running():
    try:
        next(me)
    except ValueError as error:
        print(error)
    print(me.gi_running)
    yield
me = running()
next(me)
