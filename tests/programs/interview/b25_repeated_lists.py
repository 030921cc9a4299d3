# [[]] * 3: how many lists?
rows = [[]] * 3
rows[0].append("x")
own = [[] for _ in range(3)]
own[0].append("x")
d = dict.fromkeys("ab", [])
d["a"].append(1)
print(rows, own, d)
