# User code called by an operation changes what the operation works on.
class Evil:
    def __init__(self, action): self.action = action
    def __eq__(self, other):
        self.action()
        return False
    def __hash__(self): return 1
    def __index__(self):
        self.action()
        return 0
    def __repr__(self):
        self.action()
        return "evil"
    def __lt__(self, o):
        self.action()
        return True
a = [1, 2, 3]
a.append(Evil(a.clear))
print(5 in a, a)
a = [Evil(lambda: a.clear()), 2, 3]
print(a.count(7), a)
a = [Evil(lambda: a.clear()), 2]
try:
    print(a.index(9))
except ValueError as error:
    print(error)
a = [1, 2, 3]
try:
    print(a[Evil(a.clear)])
except IndexError as error:
    print(error)
a = [1, 2, 3]
a[Evil(lambda: a.append(4))] = 9
print(a)
a = [Evil(lambda: a.clear()), 1, 2]
print(repr(a))
d = {Evil(lambda: None): 1}
key = Evil(lambda: d.clear())
print(d.get(key), d)
s = {Evil(lambda: None)}
print(Evil(lambda: s.clear()) in s)
b = [1, 2, 3]
b[:] = (b.pop() for _ in range(2))
print(b)
x = [1, 2, 3]
x.extend(x.pop() for _ in range(2))
print(x)
class K:
    def __init__(self, n): self.n = n
    def __lt__(self, o): return self.n < o.n
    def __del__(self): print("del", self.n, end=" ")
k = [K(2), K(1)]
k.sort()
k.clear()
print()
