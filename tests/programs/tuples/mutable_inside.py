# A tuple that holds a list: += raises and changes.
t = (1, [2])
try:
    t[1] += [3]
except TypeError as error:
    print(error)
print(t)
t[1].append(4)
print(t)
s = (t,)
t[1].append(s)
print(s)
