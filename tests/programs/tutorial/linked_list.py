# A linked list with iteration and reversal.
class Node:
    def __init__(self, value, next=None):
        self.value, self.next = value, next
class LinkedList:
    def __init__(self, values=()):
        self.head = None
        for v in reversed(list(values)):
            self.head = Node(v, self.head)
    def __iter__(self):
        node = self.head
        while node:
            yield node.value
            node = node.next
    def __len__(self): return sum(1 for _ in self)
    def __repr__(self): return " -> ".join(map(str, self)) or "empty"
    def reverse(self):
        previous, node = None, self.head
        while node:
            node.next, previous, node = previous, node, node.next
        self.head = previous
    def remove(self, value):
        if self.head and self.head.value == value:
            self.head = self.head.next
            return
        node = self.head
        while node.next and node.next.value != value:
            node = node.next
        if node.next:
            node.next = node.next.next
l = LinkedList([1, 2, 3, 4])
print(l, len(l), 3 in l)
l.reverse()
l.remove(3)
l.remove(4)
print(l, list(l), LinkedList())
