# +, *, +=, *= and aliasing.
a = [1]
b = a
a += [2]
print(a, b, a is b)
a = a + [3]
print(a, b, a is b)
b *= 2
print(b, [0] * 3, 2 * [1, 2], [1] * 0, [1] * -1, [[]] * 2)
b += "xy"
b += (z for z in (7, 8))
print(b)
c = [[0] * 2] * 2
c[0][0] = 1
print(c)
try:
    a + "x"
except TypeError as error:
    print(error)
