# Where does a default argument live, and for how long?
import sys
def add(item, target=[]):
    target.append(item)
    return target
first = add(1)
second = add(2)
print(first is second, first, add.__defaults__[0] is first, sys.getrefcount(first) - 1)
add.__defaults__ = ([],)
print(add(3), first)
def stamp(when={"n": 0}):
    when["n"] += 1
    return when["n"]
print(stamp(), stamp(), stamp({"n": 10}), stamp())
class Stack:
    def __init__(self, items=[]): self.items = items
a, b = Stack(), Stack()
a.items.append(1)
print(b.items, a.items is b.items, a.__dict__ == b.__dict__)
def counter(*, cache={}):
    cache[len(cache)] = cache
    return len(cache)
print(counter(), counter(), counter.__kwdefaults__["cache"][0] is counter.__kwdefaults__["cache"])
def late(x=None):
    x = [] if x is None else x
    x.append(1)
    return x
print(late() is late(), late([0]))
fs = [lambda n, acc=[]: (acc.append(n), len(acc))[1] for _ in range(2)]
print(fs[0](1), fs[0](1), fs[1](1), fs[0].__defaults__[0] is fs[1].__defaults__[0])
value = 1
def frozen(x=value): return x
value = 2
print(frozen(), frozen.__defaults__)
def annotated(x: list = [], *, y: dict = {}) -> list: return x
print(annotated.__annotations__, annotated() is annotated(), annotated.__defaults__, annotated.__kwdefaults__)
