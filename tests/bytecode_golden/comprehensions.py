def comprehend(rows, k):
    a = [x * k for row in rows if row for x in row]
    b = {x: y for x, y in rows}
    return {x for x in a if x not in b}, (x for x in [k])
