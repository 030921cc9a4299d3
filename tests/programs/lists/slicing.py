# Reading slices.
a = list(range(10))
print(a[2:5], a[:3], a[7:], a[-3:], a[:-7], a[::3], a[::-1], a[8:2:-2], a[5:2], a[-100:3], a[3:100], a[:], a[True:3], a[None:2], a[-1:-4:-1], a[slice(1, 3)])
print(a[:] == a, a[:] is a, a[2:5] is a[2:5])
