# get_referents and get_referrers.
import gc
a, b = [1000], "text here"
holder = {"k": a, "l": b}
lst = [a, b, None]
print(sorted(map(str, gc.get_referents(holder))), gc.get_referents(lst), gc.get_referents(5, "a"), gc.get_referents((1, 2)))
referrers = gc.get_referrers(a)
print(len(referrers), any(r is holder for r in referrers), any(r is lst for r in referrers), any(r is globals() for r in referrers))
class C:
    def __init__(self, x): self.x = x
c = C(a)
print(any(r is c or r is c.__dict__ for r in gc.get_referrers(a)), C in gc.get_referents(c))
print(gc.get_referrers(object()))
