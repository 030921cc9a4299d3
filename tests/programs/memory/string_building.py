# s += t grows in place while nobody else looks at s.
s = "start"
ids = set()
for i in range(500):
    s += "x"
    ids.add(id(s))
print(len(ids) < 250, len(s))
s = "start"
kept = []
for i in range(500):
    s += "x"
    kept.append(s)
print(len({id(k) for k in kept}))
