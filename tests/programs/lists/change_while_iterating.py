# A list that changes under its iterator: the iterator counts positions.
a = [1, 2, 3, 4, 5, 6]
for x in a:
    if x % 2 == 0:
        a.remove(x)
    print(x, end=" ")
print(a)
a = [1, 2, 3]
for x in a:
    if len(a) < 6:
        a.append(x * 10)
print(a)
it = iter(a)
print(next(it), it.__length_hint__())
a.clear()
print(list(it), a.append(1), list(it))
for x in [1, 2, 3][:]:
    pass
