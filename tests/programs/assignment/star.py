# Starred targets.
a, *b = [1, 2, 3]
print(a, b)
*a, b = "abc"
print(a, b)
a, *b, c = range(6)
print(a, b, c)
a, *b = [1]
print(a, b)
(a, *b), *c = ["xyz", 1, 2]
print(a, b, c)
*a, = {1: 2}
print(a)
for first, *rest in ([1, 2, 3], (4,)):
    print(first, rest)
[*a, [b, *c]] = 1, 2, (3, 4)
print(a, b, c)
