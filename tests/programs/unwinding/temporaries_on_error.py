# What was computed for an expression that fails is released at once.
# Failing allocations: a frame that has no memory to keep its variables in releases them earlier
class D:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n, end=" ")
    def __add__(self, o): return self
def boom(*a, **k): raise ValueError("boom")
def attempt(f):
    try:
        f()
    except Exception as error:
        print("caught", type(error).__name__, end=" ")
    print()
attempt(lambda: [D(1), D(2), boom()])
attempt(lambda: (D(1), boom()))
attempt(lambda: {D(1): D(2), boom(): 3})
attempt(lambda: print(D(1), D(2), boom(), D(3)))
attempt(lambda: boom(D(1), k=D(2)))
attempt(lambda: D(1) + boom())
attempt(lambda: [x for x in [D(1)] if boom()])
attempt(lambda: f"{D(1)}{boom()}")
attempt(lambda: D(1).nope)
attempt(lambda: [D(1)][5])
attempt(lambda: {**{"a": D(1)}, **boom()})
attempt(lambda: [*[D(1)], *boom()])
attempt(lambda: D(1)())
attempt(lambda: (lambda a, b: 0)(D(1)))
attempt(lambda: D(1) < D(2))
attempt(lambda: (D(1), 5)[boom()])
attempt(lambda: sum([1, D(1), boom()]))
attempt(lambda: max(D(1), key=boom))
attempt(lambda: (yield_ := D(1)) and boom())
