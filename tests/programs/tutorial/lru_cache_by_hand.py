# A least-recently-used cache from a dict.
class LRU:
    def __init__(self, capacity):
        self.capacity, self.data = capacity, {}
    def get(self, key):
        if key not in self.data:
            return -1
        self.data[key] = self.data.pop(key)
        return self.data[key]
    def put(self, key, value):
        self.data.pop(key, None)
        self.data[key] = value
        if len(self.data) > self.capacity:
            del self.data[next(iter(self.data))]
c = LRU(2)
c.put(1, "a"); c.put(2, "b")
print(c.get(1), c.data)
c.put(3, "c")
print(c.get(2), c.data)
