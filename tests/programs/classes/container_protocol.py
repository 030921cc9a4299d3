# Container methods: len, getitem, setitem, delitem, contains, iter, reversed.
class Box:
    def __init__(self): self.d = {}
    def __len__(self): return len(self.d)
    def __getitem__(self, k):
        print("get", k)
        return self.d[k]
    def __setitem__(self, k, v):
        print("set", k, v)
        self.d[k] = v
    def __delitem__(self, k):
        print("del", k)
        del self.d[k]
    def __contains__(self, k):
        print("contains", k)
        return k in self.d
    def __iter__(self):
        print("iter")
        return iter(self.d)
    def __reversed__(self): return "backwards"
b = Box()
b["a"] = 1
b[1, ...] = 2
b["a"] += 5
print(b["a"], len(b), "a" in b, 5 not in b, list(b), reversed(b), bool(b))
del b["a"]
print(len(b), [*b])
