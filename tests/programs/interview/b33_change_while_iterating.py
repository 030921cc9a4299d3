# Removing items from a list, a dict, a set while iterating.
a = [1, 2, 3, 4]
for x in a:
    a.remove(x)
print(a)
for make in (lambda: {1: 1, 2: 2}, lambda: {1, 2}):
    box = make()
    try:
        for x in box:
            box.pop(x) if isinstance(box, dict) else box.discard(x)
    except RuntimeError as error:
        print(error)
