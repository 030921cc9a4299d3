# Are attribute names shared between instances?
class A: pass
a, b = A(), A()
a.some_attribute = 1
setattr(b, "".join(["some", "_", "attribute"]), 2)
print(list(a.__dict__)[0] is list(b.__dict__)[0])
