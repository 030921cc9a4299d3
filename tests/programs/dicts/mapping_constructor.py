# dict() and update take anything with keys().
class M:
    def keys(self):
        return ["a", "b"]
    def __getitem__(self, key):
        return key.upper()
def f(**kw):
    return kw
print(dict(M()), {**M()}, f(**M()), dict(M(), c=1))
d = {}
d.update(M())
print(d, "%(a)s" % M(), "{a}".format(**M()))
