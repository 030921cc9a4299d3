# is and is not.
a = [1]
b = a
c = [1]
print(a is b, a is c, a == c, a is not c, not a is c, None is None, type(a) is list, (a is b) == True, (lambda: a)() is a)
print(True is (1 == 1), [] is [], {} is not {}, object() is object())
