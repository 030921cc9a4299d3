# Places in sorted lists.
import bisect

a = [1, 2, 2, 2, 5]
print([bisect.bisect_left(a, x) for x in range(7)], [bisect.bisect(a, x) for x in range(7)], bisect.bisect_left(a, 2, 2), bisect.bisect(a, 2, 0, 2))
bisect.insort(a, 3)
bisect.insort_left(a, 0)
print(a)
people = [("ann", 20), ("bob", 30)]
print(bisect.bisect(people, 25, key=lambda p: p[1]))
bisect.insort(people, ("cid", 25), key=lambda p: p[1])
print(people)
try:
    bisect.bisect(a, 1, -1)
except ValueError as error:
    print(error)
