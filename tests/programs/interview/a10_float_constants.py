# Are equal floats one object?
a, b = 1.5, 1.5
c = float("1.5")
print(a is b, a is c, 0.1 + 0.2 == 0.3, a == c)
