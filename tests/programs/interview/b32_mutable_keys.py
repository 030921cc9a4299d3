# What may be a key? What if its hash changes?
class K:
    def __init__(self, n): self.n = n
    def __hash__(self): return self.n
    def __eq__(self, o): return self.n == o.n
k = K(1)
d = {k: "x"}
k.n = 2
print(k in d, K(1) in d, len(d), list(d)[0] is k)
try:
    {[]: 1}
except TypeError as error:
    print(error)
