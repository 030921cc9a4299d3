# Who is finalised, in which order, and who comes back?
import gc
gc.disable()
log = []
class Node:
    def __init__(self, name): self.name, self.links = name, []
    def __del__(self): log.append(self.name)
a, b, c = Node("a"), Node("b"), Node("c")
a.links.append(b); b.links.append(c); c.links.append(a)
del a, b, c
print(log)
print(gc.collect() > 0, sorted(log))
log.clear()
class Phoenix(Node):
    saved = []
    def __del__(self):
        super().__del__()
        Phoenix.saved.append(self)
p = Phoenix("p"); p.links.append(p)
del p
gc.collect()
print(log, len(Phoenix.saved), gc.is_finalized(Phoenix.saved[0]))
Phoenix.saved.clear()
gc.collect()
print(log, "once only")
log.clear()
parent = Node("parent"); child = Node("child")
parent.links.append(child)
del child
print(log)
del parent
print(log)
log.clear()
x = Node("x"); y = Node("y")
x.links.append(y); y.links.append(x); x.extra = Node("hanging")
del x, y
gc.collect()
print(sorted(log))
log.clear()
class Raises:
    def __del__(self): raise ValueError("ignored")
import sys, io
old, sys.stderr = sys.stderr, io.StringIO()
r = Raises(); r.me = r
del r
gc.collect()
text, sys.stderr = sys.stderr.getvalue(), old
print(text.splitlines()[0].split(" at ")[0], "|", text.splitlines()[-1])
print(gc.garbage, gc.get_count()[2] >= 0)
gc.enable()
