# Does del free the object?
a = [1]
b = a
del a
print(b)
try:
    a
except NameError as error:
    print(error)
