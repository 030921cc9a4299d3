# m.f is m.f? m.f == m.f?
class M:
    def f(self): pass
m = M()
print(m.f is m.f, m.f == m.f, id(m.f) == id(m.f), m.f.__func__ is M.f)
