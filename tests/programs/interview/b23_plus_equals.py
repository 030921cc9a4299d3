# a = a + [4] against a += [4], seen through another name.
a = b = [1]
a = a + [4]
print(a, b)
a = b = [1]
a += [4]
print(a, b)
t = u = (1,)
t += (2,)
print(t, u)
