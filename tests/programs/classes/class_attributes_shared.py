# A mutable class attribute is shared; assignment through an instance hides it.
class A:
    items = []
    count = 0
    def add(self, x):
        self.items.append(x)
        self.count += 1
a, b = A(), A()
a.add(1)
b.add(2)
print(a.items, b.items is a.items, a.count, b.count, A.count, a.__dict__)
a.items = ["own"]
a.add(3)
print(a.items, b.items, A.items)
