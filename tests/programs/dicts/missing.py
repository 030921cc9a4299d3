# __missing__ is asked by d[key] of subclasses, not by get.
class D(dict):
    def __missing__(self, key):
        value = self[key] = key * 2
        return value
d = D(a=1)
print(d["a"], d["xy"], d, d.get("zz"), "zz" in d, D().pop("q", None))
class E(dict):
    pass
try:
    E()["k"]
except KeyError as error:
    print(repr(error))
