# json.dumps.
import json
data = {"a": [1, 2.5, None, True], "b": {"c": "é\n\"", "d": []}, 5: "int key", None: 0, True: 1, 1.5: 2}
print(json.dumps(data))
print(json.dumps(data, indent=2, ensure_ascii=False))
print(json.dumps({"b": 1, "a": 2}, sort_keys=True, separators=(",", ":")), json.dumps("😀\x00\u2028"), json.dumps((1, 2)), json.dumps([float("inf"), float("nan")]), json.dumps(10 ** 20), json.dumps([], indent=4), json.dumps({}, indent=4), json.dumps([[1], {}], indent=1), json.dumps(1e100), json.dumps(-0.0))
class P: x = 1
print(json.dumps(P(), default=lambda o: {"class": type(o).__name__}))
loop = []
loop.append(loop)
for f in (lambda: json.dumps(P()), lambda: json.dumps(loop), lambda: json.dumps({(1,): 2}), lambda: json.dumps(float("nan"), allow_nan=False), lambda: json.dumps({1, 2}), lambda: json.dumps(b"x")):
    try:
        f()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
