# Chains of is and in.
a = b = c = []
print(a is b is c, a is (not b), a is not b, (not c) is True, 1 in [1, 2] == True)
