# Unpacking into names, nested targets, items and attributes.
a, b = 1, 2
a, b = b, a
(c, d), e = [3, 4], "x"
[f, g] = {"k": 1, "l": 2}
h, = [9]
class O: pass
o = O()
o.x, lst = 1, [0, 0]
lst[0], o.y = "z", 5
print(a, b, c, d, e, f, g, h, lst, o.__dict__)
x = y = z = []
x.append(1)
print(y, z is x)
for i, (j, k) in [(1, (2, 3)), (4, "ab")]:
    print(i, j, k)
() = []
[] = ()
