# Parsing lines by hand, grouping, aggregating.
lines = """name,city,age
Ann,Paris,31
Bob,Rome,25
Cid,Paris,44
"Eve, jr",Rome,19""".splitlines()
def parse(line):
    fields, current, quoted = [], "", False
    for c in line:
        if c == '"': quoted = not quoted
        elif c == "," and not quoted:
            fields.append(current)
            current = ""
        else: current += c
    return fields + [current]
header, *rows = map(parse, lines)
people = [dict(zip(header, row)) for row in rows]
by_city = {}
for p in people: by_city.setdefault(p["city"], []).append(int(p["age"]))
for city in sorted(by_city): print(f"{city:10}{len(by_city[city])} avg {sum(by_city[city]) / len(by_city[city]):.1f}")
print(people[-1], sorted(people, key=lambda p: int(p["age"]))[0]["name"])
