# Does a new list get the address of the one just deleted?
a = [1, 2, 3]
address = id(a)
del a
b = ["new"]
print(id(b) == address)
