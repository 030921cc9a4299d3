# Assigning to slices grows, shrinks and replaces.
a = list(range(6))
a[1:3] = "xyz"
print(a)
a[:0] = [-1]
print(a)
a[len(a):] = (9, 8)
print(a)
a[2:5] = []
print(a)
a[::2] = [0] * len(a[::2])
print(a)
a[:] = a[::-1]
print(a)
a[1:1] = a
print(a)
a[3:1] = ["here"]
print(a)
a[::-1] = range(len(a))
print(a)
for value in ([1], [1, 2, 3]):
    try:
        a[::5] = value
    except ValueError as error:
        print(error)
