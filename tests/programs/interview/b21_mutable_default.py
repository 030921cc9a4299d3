# What does the third call print, and where does the list live?
def add(x, items=[]):
    items.append(x)
    return items
print(add(1), add(2), add(3, []), add.__defaults__)
