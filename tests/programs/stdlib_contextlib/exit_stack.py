# ExitStack: order, suppression, the chain of contexts, pop_all().
from contextlib import ExitStack, closing, nullcontext, redirect_stdout, suppress
import io


class M:
    def __init__(self, name, stop=False, fail=None):
        self.name, self.stop, self.fail = name, stop, fail

    def __enter__(self):
        print("enter", self.name)
        return self

    def __exit__(self, kind, value, tb):
        print("exit", self.name, kind and kind.__name__)
        if self.fail:
            raise self.fail
        return self.stop

    def close(self):
        print("close", self.name)


with ExitStack() as stack:
    stack.enter_context(M("a", stop=True))
    stack.callback(print, "callback", sep="-")
    stack.push(M("b", fail=KeyError("replaced")))
    raise ValueError("original")
try:
    with ExitStack() as stack:
        stack.push(M("c", fail=KeyError("new")))
        raise ValueError("old")
except KeyError as error:
    print(repr(error), repr(error.__context__))
with ExitStack() as stack:
    stack.enter_context(M("kept"))
    kept = stack.pop_all()
print("left")
kept.close()
try:
    ExitStack().enter_context(5)
except TypeError as error:
    print(error)
with suppress(ZeroDivisionError, KeyError), closing(M("d")), nullcontext(3) as n:
    print(n, 1 / 0)
out = io.StringIO()
with redirect_stdout(out):
    print("captured")
print(repr(out.getvalue()))
