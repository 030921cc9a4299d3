# A list in the class body: whose is it?
class A:
    items = []
a, b = A(), A()
a.items.append(1)
print(b.items)
a.items = [2]
print(b.items, A.items, a.__dict__, b.__dict__)
