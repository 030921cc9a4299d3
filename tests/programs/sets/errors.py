# What sets refuse.
s = {1}
for text in ("s.remove(5)", "set().pop()", "{[]}", "s.add([])", "s | [1]", "s < [1]", "s + s", "hash(s)", "set(5)", "s[0]", "s.union(5)", "{{}}", "s.add()", "[] in s", "s.update(1)", "set(1, 2)", "frozenset([[]])", "frozenset().add(1)", "s & 'a'"):
    try:
        print(eval(text))
    except (TypeError, KeyError, AttributeError) as error:
        print(text, "->", type(error).__name__, error)
