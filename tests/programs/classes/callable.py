# __call__ on instances and classes; what is not callable.
class Adder:
    def __init__(self, n): self.n = n
    def __call__(self, x, *, k=0): return self.n + x + k
add = Adder(5)
print(add(1), add(1, k=2), callable(add), callable(Adder), callable(5), callable(len), list(map(add, [1, 2])))
class Instance: pass
i = Instance()
i.nothing, text = None, "a"
i.__call__ = lambda: "not looked up on the instance"
for f in (lambda: i(), lambda: i.nothing(), lambda: text(), lambda: add()):
    try:
        print(f())
    except TypeError as error:
        print(error)
