# __bases__ and __class__ change under a warm call.
class Old:
    def m(self): return "old"
class New:
    def m(self): return "new"
class Root: pass
class A(Old, Root): pass
class B(New, Root): pass
a = A()
def call(): return a.m()
print({call() for _ in range(30)})
A.__bases__ = (New, Root)
print({call() for _ in range(30)})
a.__class__ = B
B.m = lambda self: "B"
print({call() for _ in range(30)})
