# A dict whose size changes under its iterator says so; changing values is fine.
d = {i: i for i in range(3)}
try:
    for key in d:
        d[key + 10] = 1
except RuntimeError as error:
    print(error)
try:
    for key in d:
        del d[key]
except RuntimeError as error:
    print(error)
for key in d:
    d[key] = 0
try:
    for value in d.values():
        d.clear()
except RuntimeError as error:
    print(error)
d = {1: 1, 2: 2, 3: 3}
try:
    for key in d:
        del d[key]
        d[key + 10] = 0
except RuntimeError as error:
    print(error)
it = iter({1: 2})
print(next(it), next(it, "end"), it.__length_hint__())
