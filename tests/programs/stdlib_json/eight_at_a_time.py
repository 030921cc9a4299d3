# Strings whose special characters stand at every place, objects of all sizes and with keys that come twice, circles, floats.
import json
import random

SPECIAL = ['"', "\\", "\n", "\x00", "\x1f", " ", "\x7f", "\x80", "\xff", "\u0100", "\u4e2d", "\U0001f600", "\ud800"]
for filler in ("a", "\xe9", "\u4e2d"):
    for length in range(1, 20):
        for place in range(length):
            for char in SPECIAL:
                text = filler * place + char + filler * (length - place - 1)
                for ascii in (True, False):
                    shown = json.dumps(text, ensure_ascii=ascii)
                    assert json.loads(shown) == text, (text, shown)
                    assert json.loads(f'[{shown}, {{{shown}: {shown}}}]') == [text, {text: text}]
                    raw = '"' + text + '"'
                    try:
                        found = json.loads(raw)
                    except json.JSONDecodeError as error:
                        found = str(error)
                    if char >= " " and char not in '"\\':
                        assert found == text, raw
                    elif length == 9:
                        if filler == "a" and ascii:
                            print(place, found)
                    if char < " ":
                        assert json.loads(raw, strict=False) == text
print([json.dumps("a" * n + "\x7f" + "b" * 9, ensure_ascii=flag) for n in (0, 7, 8) for flag in (True, False)])

for size in (0, 1, 5, 6, 10, 11, 22, 100):
    table = {f"key{number}": [number] for number in range(size)}
    twin = json.loads(json.dumps(table))
    grown = {}
    for key, value in table.items():
        grown[key] = value
    assert twin == table and list(twin) == list(table) and twin.__sizeof__() == grown.__sizeof__()
print(json.loads('{"a": 1, "b": {"a": 2, "a": 3}, "a": [4]}'), json.loads('[{"a": 1}, {"a": 2}]', object_hook=lambda d: sorted(d.items())))
rows = json.loads(json.dumps([{"name": 1, "other": 2}, {"name": 3, "other": 4}]))
print(all(a is b for a, b in zip(rows[0], rows[1])))
for broken in ('{"a": {"b": 1, "c"}}', '{"a": [1, {"b": 2]}', '{"a": 1, }', '{"a": 1', '[{"a": "b}]', '{"a" 1}', '{"a": {"b": tru}}'):
    try:
        json.loads(broken)
    except json.JSONDecodeError as error:
        print(error)

circle = []
circle.append({"k": (circle,)})
table = {}
table["me"] = [table]
for thing in (circle, table):
    for check in (True, False):
        try:
            json.dumps(thing, check_circular=check)
        except (ValueError, RecursionError) as error:
            print(type(error).__name__, str(error)[:40])
twice = [1]
print(json.dumps([twice, twice, {"a": twice, "b": [twice]}]))


class Thing:
    def __init__(self, part):
        self.part = part


loop = Thing(None)
loop.part = [loop]
print(json.dumps(Thing(Thing([1])), default=lambda thing: [thing.part]))
try:
    json.dumps(loop, default=lambda thing: thing.part)
except ValueError as error:
    print(error)

rng = random.Random(5)
numbers = [0.0, -0.0, 1.0, 1e15, 1e16, 1.5e16, 9999999999999998.0, 1e17, 1e22, 1e-4, 1e-5, 1.5e-5, 123456.789, 5e-324, 1.7976931348623157e308, 0.1,
           100.0, 1e100, 12345678901234567.0, 0.00012345, 1 / 3, 2 / 3, 1e5 / 3]
numbers += [rng.uniform(-1, 1) * 10 ** rng.randint(-20, 25) for _ in range(300)] + [float(rng.randint(-10 ** 17, 10 ** 17)) for _ in range(50)]
print(json.dumps(numbers))
print([str(number) for number in numbers[:23]], [repr(float(text)) for text in ("nan", "-nan", "inf", "-inf")], f"{1e16!r} {numbers[3]} {-0.0}")
assert json.loads(json.dumps(numbers)) == numbers and all(float(repr(number)) == number for number in numbers)
