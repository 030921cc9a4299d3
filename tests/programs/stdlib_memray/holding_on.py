# Golden by hand: it is the example of stdlib/python/memray/README.md
def load(count):
    return [bytearray(10_000) for _ in range(count)]


def sizes(rows):
    doubled = [row * 2 for row in rows]
    return [len(row) for row in doubled]


def main():
    rows = load(100)
    found = sizes(rows)
    kept = rows[:10]
    del rows
    return kept, found


result = main()
print(len(result[0]), sum(result[1]))
