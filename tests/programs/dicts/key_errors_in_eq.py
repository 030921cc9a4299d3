# An exception in __eq__ or __hash__ comes out of the dict operation.
class BadEq:
    def __hash__(self):
        return 1
    def __eq__(self, other):
        raise RuntimeError("eq")
class BadHash:
    def __hash__(self):
        raise RuntimeError("hash")
class NotInt:
    def __hash__(self):
        return "x"
d = {BadEq(): 1}
for f in (lambda: d[BadEq()], lambda: d.get(BadHash()), lambda: BadHash() in d, lambda: d.setdefault(BadEq(), 2), lambda: {NotInt(): 1}, lambda: {BadEq(): 0, BadEq(): 1}):
    try:
        f()
    except (RuntimeError, TypeError) as error:
        print(type(error).__name__, error)
