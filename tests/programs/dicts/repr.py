# repr of nested and recursive dicts.
d = {"k": [1, {"n": ()}], 2: "it's", None: {1}, (1,): b""}
print(d)
d["self"] = d
print(d)
print({}, {1: {}}, {"a": {"b": {"c": 1}}})
