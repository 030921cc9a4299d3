# Chained comparisons evaluate each operand once and stop at the first false one.
def f(x):
    print("f", x, end=" ")
    return x
print(f(1) < f(2) < f(3))
print(f(3) < f(2) < f(1))
print(1 < 2 > 1, 1 == 1 != 2, 1 < 3 < 2, 0 <= 5 < 10, (1 < 2) == True, 1 < 2 == True, None is None is not True, 1 in [1] == True, 3 > 2 > 1 > 0)
x = []
print(x is x is x, "a" < "b" <= "b" != "c")
