# Balanced brackets with a stack; a queue of two stacks.
def balanced(text):
    pairs = {")": "(", "]": "[", "}": "{"}
    stack = []
    for c in text:
        if c in pairs.values():
            stack.append(c)
        elif c in pairs and (not stack or stack.pop() != pairs[c]):
            return False
    return not stack
print([balanced(t) for t in ("([]{})", "([)]", "((", "", "]")])
class Queue:
    def __init__(self): self.inbox, self.outbox = [], []
    def put(self, x): self.inbox.append(x)
    def get(self):
        if not self.outbox:
            while self.inbox:
                self.outbox.append(self.inbox.pop())
        if not self.outbox:
            raise IndexError("empty queue")
        return self.outbox.pop()
q = Queue()
for i in range(3): q.put(i)
print(q.get(), q.get())
q.put(9)
print(q.get(), q.get())
try:
    q.get()
except IndexError as e:
    print(e)
