# Where the walrus may stand.
import re
data = [1, 2, 3]
if (n := len(data)) > 2 and (m := n * 2): print(n, m)
print([y := 1, y ** 2], {(k := "a"): (v := 1)}, {w := 5}, (lambda: (z := 3) + z)(), data[(i := 1)], f"{(q := 7)}", [last := e for e in data][-1], last)
def f(a, b=(c := 9)): return a
print(f(x := 3), x, c)
while (chunk := data[:1]): data = data[1:]; print(chunk, end="")
print()
