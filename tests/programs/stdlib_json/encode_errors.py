# What cannot be written, and default().
import json


class Complex(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, complex):
            return [o.real, o.imag]
        return super().default(o)


print(json.dumps({"z": 1 + 2j}, cls=Complex), json.dumps({1, 2} and "x", default=list), json.dumps({(1, 2): 3, "a": 1}, skipkeys=True))
loop = []
loop.append(loop)
for bad in (lambda: json.dumps({1}), lambda: json.dumps(loop), lambda: json.dumps(float("nan"), allow_nan=False),
            lambda: json.dumps({(1,): 2}), lambda: json.dumps(b"x"), lambda: json.dumps([object], cls=Complex),
            lambda: json.dumps(float("inf"), allow_nan=False, indent=1), lambda: json.dumps({"a": loop}, indent=2)):
    try:
        print(bad())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
