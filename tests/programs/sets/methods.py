# Every method of set.
s = {1, 2, 3}
print(s.add(4), s.discard(9), s.remove(4), s, s.union([5], (6,)), s.intersection([2, 3, 9]), s.difference([1]), s.symmetric_difference([3, 4]), s.issubset(range(5)), s.issuperset([1]), s.isdisjoint([7]), s.copy() == s)
t = {1, 2, 3, 4}
t.update([5], {6})
print(t)
t.intersection_update(range(5))
print(t)
t.difference_update([1])
print(t)
t.symmetric_difference_update([2, 9])
print(sorted(t), len(t), t.clear(), t, set(), {1}.pop(), set("aab") == {"a", "b"}, {*[1, 1.0, True]})
