# Augmented assignment to names, items, attributes and slices; the target is evaluated once.
x = 5
x += 2; x -= 1; x *= 4; x //= 5; x **= 3; x %= 50; x <<= 2; x >>= 1; x |= 1; x &= 15; x ^= 2
print(x)
x = 7
x /= 2
print(x)
def where():
    print("once", end=" ")
    return data
data = {"k": [1], "n": 1}
where()["k"] += [2]
where()["n"] *= 10
print(data)
class O: n = 1
o = O()
o.n += 1
print(o.n, O.n, o.__dict__)
lst = [1, 2, 3]
lst[1:] += [4]
lst[0] -= 1
print(lst)
