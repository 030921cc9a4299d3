# and, or, not: the value of the deciding operand; the rest is not evaluated.
def f(value):
    print("f", value, end=" ")
    return value

print(f(0) and f(1))
print(f(1) and f(2))
print(f(0) or f(3))
print(f(4) or f(5))
print(f("") or f([]) or f(()))
print(not f(1), not f(""), not not f(7))
print(f(1) and f(0) or f(9))
