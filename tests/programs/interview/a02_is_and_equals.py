# Two equal lists: is or ==?
a, b = [1, 2], [1, 2]
print(a == b, a is b, a is not b)
