# The assignment expression.
if (n := len("abc")) > 2:
    print(n)
while (line := ["a", "b", ""][n - 3]):
    print(line, n)
    n += 1
print((y := 5) + y, [z := 1, z + 1], (a := 1, a)[1], f"{(q := 3)}{q}")
print([last := x for x in range(3)], last, [y for x in (1, 2) if (y := x * 2) > 2])
def f(x, k=None):
    return x, k
print(f(w := 2, k=(v := 3)), w, v)
print(any((hit := x) > 2 for x in [1, 2, 3, 4]), hit)
