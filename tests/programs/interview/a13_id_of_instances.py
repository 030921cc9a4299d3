# And for instances of a plain class, lists, dicts?
class D: pass
print(id(D()) == id(D()), id([]) == id([]), id({}) == id({}))
