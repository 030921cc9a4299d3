def loops(items):
    total = 0
    for i in range(10):
        if i == 5:
            continue
        total += i
    for a, *b in items:
        break
    else:
        return None
    while True:
        if f():
            return total
