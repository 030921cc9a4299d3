# a = b = [] against two literals; swapping without a third name.
a = b = []
c, d = [], []
a.append(1)
c.append(1)
x, y = 1, 2
x, y = y, x
print(b, d, x, y)
