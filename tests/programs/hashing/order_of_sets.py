# The order of a set follows from the hashes of its elements and the size of its table.
print({(1, 2), (3, 4), (5, 6), (0, 0)}, {1.5, 2.5, 3, 0.1, 100}, set(range(20, 0, -3)), {1000 * i for i in range(12)}, {2 ** i for i in range(40)}, {-i for i in range(10)})
s = set()
for i in (33, 1, 65, 2, 97, 34, 0):
    s.add(i)
print(s, list(s), s.pop(), s.pop(), s)
s.discard(65)
s.update([5, 13, 21])
print(s, s | {8, 16, 24}, s & {5, 13, 99}, s ^ {2, 3}, s - {33}, frozenset(s), sorted(s))
t = set(range(30))
for i in range(25): t.discard(i)
print(t, t.copy(), set(t), {*t, 3, 1})
