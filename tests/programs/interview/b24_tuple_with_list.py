# t[1] += [3] on a tuple: does it raise, or change?
t = (1, [2])
try:
    t[1] += [3]
except TypeError as error:
    print(error)
print(t)
