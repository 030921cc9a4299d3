# Can a MemoryError be survived?
try:
    x = [0] * (10 ** 18)
except MemoryError:
    print("caught")
print("alive", len([0] * 10))
