# What dicts refuse.
d = {"a": 1}
for text in ("d['z']", "d.pop('z')", "{}.popitem()", "d[[]]", "{[]: 1}", "d.get([])", "d[{}] ", "dict(5)", "dict([1])", "dict([(1, 2, 3)])", "dict(['a'])", "dict(1, 2)", "d.update(5)", "d + {}", "d < {}", "hash(d)", "d.nope", "d.get()", "d.fromkeys()", "d()", "d[1]", "d[(1, [])]", "d | [1]", "d.setdefault()", "dict(**{1: 2})", "d.pop()", "{}[None]", "{}['it\\'s']", "d.update([[1]])"):
    try:
        print(eval(text))
    except (TypeError, ValueError, KeyError, AttributeError) as error:
        print(text, "->", type(error).__name__, error)
try:
    del d["q"]
except KeyError as error:
    print(error.args, str(error), repr(error))
