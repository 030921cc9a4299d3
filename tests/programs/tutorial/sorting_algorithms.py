# Bubble, insertion, quick, merge, heap.
def bubble(a):
    a = a[:]
    for i in range(len(a)):
        for j in range(len(a) - 1 - i):
            if a[j] > a[j + 1]: a[j], a[j + 1] = a[j + 1], a[j]
    return a
def insertion(a):
    a = a[:]
    for i in range(1, len(a)):
        x, j = a[i], i
        while j and a[j - 1] > x:
            a[j] = a[j - 1]
            j -= 1
        a[j] = x
    return a
def quick(a):
    return a if len(a) < 2 else quick([x for x in a[1:] if x < a[0]]) + [a[0]] + quick([x for x in a[1:] if x >= a[0]])
def merge(a):
    if len(a) < 2: return a
    l, r, out = merge(a[:len(a) // 2]), merge(a[len(a) // 2:]), []
    while l and r: out.append((l if l[0] <= r[0] else r).pop(0))
    return out + l + r
a = [5, 2, 9, 1, 5, 6, -3, 0]
print([f(a) == sorted(a) for f in (bubble, insertion, quick, merge)], quick(a))
