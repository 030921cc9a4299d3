"""json.loads: flat and nested documents, numbers of all kinds, escapes, hooks."""
import json

SIMPLE = json.dumps({"key1": 0, "key2": True, "key3": "value", "key4": 3.25, "key5": None, "k \u4e2d": "line\nbreak"})
NESTED = json.dumps({"rows": [{"id": number, "name": f"row {number}", "values": [number / 3, number * 7, -1e-5 * number], "flag": number % 2 == 0}
                              for number in range(300)]})
WIDE = json.dumps([["plain text of some length, without escapes", number, [[[]]], {}] for number in range(500)], indent=1)

total = 0
for _ in range(8_000):
    total += len(json.loads(SIMPLE))
for _ in range(200):
    total += json.loads(NESTED)["rows"][-1]["id"] + len(json.loads(WIDE))
for _ in range(30):
    total += len(json.loads(NESTED, object_pairs_hook=list)) + len(json.loads(WIDE, parse_int=float))
print(total, json.loads(SIMPLE))
