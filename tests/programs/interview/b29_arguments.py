# What can a function do to its caller's list?
def mutate(x): x.append(1)
def rebind(x):
    x = [99]
    return x
a = []
mutate(a)
rebind(a)
print(a)
