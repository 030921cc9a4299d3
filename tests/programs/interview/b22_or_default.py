# Is items = items or [] the same as testing for None?
def f(items=None):
    items = items or []
    items.append(1)
    return items
def g(items=None):
    if items is None:
        items = []
    items.append(1)
    return items
mine = []
f(mine)
print(mine)
g(mine)
print(mine)
