"""json.dumps: flat and nested objects, numbers, escapes, indentation, sorted keys."""
import json

SIMPLE = {"key1": 0, "key2": True, "key3": "value", "key4": 3.25, "key5": None, "a \"quoted\" \u4e2d": "line\nbreak\t\u00e9"}
NESTED = {"rows": [{"id": number, "name": f"row {number}", "values": [number / 3, number * 7, -number], "flag": number % 2 == 0}
                   for number in range(200)], "by key": {str(number): [number, [number]] for number in range(200)}}
HUGE = [SIMPLE] * 300 + list(range(2000)) + [text * 3 for text in SIMPLE]

size = 0
for _ in range(3_000):
    size += len(json.dumps(SIMPLE))
for _ in range(70):
    size += len(json.dumps(NESTED)) + len(json.dumps(HUGE, ensure_ascii=False))
for _ in range(18):
    size += len(json.dumps(NESTED, indent=2)) + len(json.dumps(NESTED, sort_keys=True, separators=(",", ":")))
print(size, json.dumps(SIMPLE))
