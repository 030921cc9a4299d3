# contextlib: contextmanager, closing, suppress, ExitStack, nullcontext.
import contextlib
@contextlib.contextmanager
def tag(name):
    print("<" + name)
    try:
        yield name.upper()
    except ValueError as error:
        print("saw", error)
    finally:
        print(name + ">")
with tag("a") as a, tag("b"):
    print(a)
with tag("c"):
    raise ValueError("swallowed")
with contextlib.suppress(KeyError, IndexError):
    {}["x"]
    print("not reached")
class C:
    def close(self): print("closed")
with contextlib.closing(C()):
    pass
with contextlib.ExitStack() as stack:
    for n in "xy":
        stack.enter_context(tag(n))
    stack.callback(print, "callback")
with contextlib.nullcontext(5) as five:
    print(five)
@tag("decorated")
def f(): print("in f")
f()
@contextlib.contextmanager
def never(): 
    if False: yield
try:
    with never(): pass
except RuntimeError as error:
    print(error)
@contextlib.contextmanager
def twice():
    yield
    yield
try:
    with twice(): pass
except RuntimeError as error:
    print(error)
