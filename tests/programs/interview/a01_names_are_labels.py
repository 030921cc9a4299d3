# b = a; b.append(1). What is a?
a = []
b = a
b.append(1)
print(a, a is b)
