# with over several managers, in parentheses, with targets of every kind.
class CM:
    def __init__(self, v): self.v = v
    def __enter__(self): return self.v
    def __exit__(self, *a): print("exit", self.v)
with CM((1, 2)) as (a, b), CM([3]) as [c]:
    print(a, b, c)
class O: pass
o, d = O(), {}
with CM(1) as o.x, CM(2) as d["k"]:
    print(o.x, d)
with (
    CM("p") as p,
    CM("q"),
):
    print(p)
with (CM("single")): pass
with (CM("tuple"), CM("two")): pass
with CM("a"), (CM("b")): pass
