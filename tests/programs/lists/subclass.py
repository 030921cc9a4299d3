# A subclass of list.
class Stack(list):
    def push(self, x):
        self.append(x)
        return self

    def __getitem__(self, i):
        return "item " + str(super().__getitem__(i))

s = Stack([1, 2]).push(3)
print(s, s[0], len(s), type(s + [4]).__name__, type(s[:1]), isinstance(s, list), s == [1, 2, 3], [x for x in s], list(s), type(s.copy()).__name__)
s.name = "stack"
print(s.__dict__, Stack("ab").pop(), Stack.__mro__)
