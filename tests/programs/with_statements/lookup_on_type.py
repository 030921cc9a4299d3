# __enter__ and __exit__ are looked up on the type, enter evaluated before the body.
class CM: pass
c = CM()
c.__enter__ = c.__exit__ = lambda *a: None
try:
    with c: pass
except TypeError as error:
    print(error)
CM.__enter__ = lambda self: "entered"
CM.__exit__ = lambda self, *a: print("exit", a)
with c as x:
    print(x)
