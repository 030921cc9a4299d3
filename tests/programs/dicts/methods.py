# Every method of dict.
d = {"a": 1, "b": 2}
print(d.get("a"), d.get("z"), d.get("z", 0), d.setdefault("a", 9), d.setdefault("c", 3), d.setdefault("n"), d.pop("n"), d.pop("zz", "default"), d)
print(d.update({"a": 10}), d.update([("x", 1)], y=2), d.update(b=5), d, d.popitem(), d.popitem(), list(d.keys()), list(d.values()), list(d.items()))
print(d.copy() == d, d.copy() is d, dict.fromkeys("ab"), dict.fromkeys([1, 2], 0), dict.fromkeys(()), d.clear(), d)
print(dict(a=1), dict([("k", "v"), "xy"]), dict({"q": 1}, r=2), dict(zip("ab", range(2))), dict(), dict({1: 2}))
