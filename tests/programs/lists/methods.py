# Every method of list.
a = [3, 1, 2]
print(a.append(4), a.extend("ab"), a.insert(1, 9), a.pop(), a.pop(0), a.remove(9), a, a.index(2), a.count(1), a.copy() == a, a.copy() is a)
a = [3, 1, 2]
print(a.sort(), a, a.reverse(), a, a.insert(100, "end"), a.insert(-100, "start"), a, a.index("end", 2), a.index(1, -3), a.clear(), a)
print([1, 2, 1].index(1, 1), [1, 2, 3].index(3, 0, 3), [[1], [2]].index([2]), [1, True, 1.0].count(1))
