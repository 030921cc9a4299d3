# s += 'c': the same object?
s = "ab"
t = s
s += "c"
print(s, t, s is t)
