# Objects that are no context managers; errors in enter and exit.
class NoExit:
    def __enter__(self): pass
class NoEnter:
    def __exit__(self, *a): pass
class BadEnter:
    def __enter__(self): raise ValueError("in enter")
    def __exit__(self, *a): print("not called")
class BadExit:
    def __enter__(self): return self
    def __exit__(self, *a): raise RuntimeError("in exit")
for cm in (5, NoExit(), NoEnter(), BadEnter(), BadExit()):
    try:
        with cm:
            pass
    except (TypeError, AttributeError, ValueError, RuntimeError) as error:
        print(type(error).__name__, error)
try:
    with BadExit():
        raise KeyError("body")
except RuntimeError as error:
    print(error, repr(error.__context__))
