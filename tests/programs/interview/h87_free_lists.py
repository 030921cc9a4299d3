# Freed floats and lists are reused at once.
a = float("1.5")
address = id(a)
del a
print(id(float("2.5")) == address)
