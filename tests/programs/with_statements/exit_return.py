# What __exit__ returns decides whether the exception lives on.
class CM:
    def __init__(self, result): self.result = result
    def __enter__(self): return self
    def __exit__(self, *a): return self.result
for result in (True, 1, "yes", [0], False, None, 0, ""):
    try:
        with CM(result):
            raise ValueError
        print(repr(result), "swallowed")
    except ValueError:
        print(repr(result), "propagated")
class Bad:
    def __bool__(self): raise KeyError("bool")
try:
    with CM(Bad()):
        raise ValueError
except KeyError as error:
    print(repr(error), repr(error.__context__))
