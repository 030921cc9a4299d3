# The default repr names module, class and address.
import re
class A:
    class Inner: pass
def f():
    class Local: pass
    return Local()
print([re.sub("0x[0-9a-f]+", "0x", repr(x)) for x in (A(), A.Inner(), f(), f, A().__init__, A.__init__, lambda: 0, object(), A.__repr__, len, "".join, str.join, property(), classmethod(f), staticmethod(f), iter([]), (x for x in ""), f.__code__.co_name)])
print(A, A.Inner, type(f()), type(A), [A], A.__qualname__, A.Inner.__qualname__)
