# Golden by hand: CPython has no module viv.
# Shallow, deep and retained size, and what they are made of.
import sys
import viv

def sizes(x):
    report = viv.inspect(x)
    return report.size == sys.getsizeof(x), report.deep_size, report.retained_size

text = "x" * 1000 + "!"
shared = bytearray(500)
alone = bytearray(700)
base = sys.getsizeof(shared)
print(sizes(shared), sizes([]), sizes([shared])[1] - sys.getsizeof([1]) - base)
holder = [shared, alone, alone]
size, other = sys.getsizeof(holder), sys.getsizeof(alone)
print(sizes(holder)[1] - size - base - other, sizes(holder)[2] - size)
del alone
print(sizes(holder)[2] - size - other)
del shared
print(sizes(holder)[2] - size - other - base)

# A cycle dies as a whole, and not at all while somebody holds a part of it.
ring = [[]]
ring[0].append(ring)
both = sys.getsizeof(ring) + sys.getsizeof(ring[0])
print(viv.inspect(ring).retained_size == both)
part = ring[0]
print(viv.inspect(ring).retained_size == sys.getsizeof(ring), viv.inspect(ring).deep_size == both)

class Node:
    def __init__(self, *items):
        self.items = items

# Attributes count, classes and functions do not.
node = Node(bytearray(1000))
report = viv.inspect(node)
print(1000 < report.deep_size < 1500, report.deep_size == report.retained_size)
print(viv.inspect(Node.__init__).deep_size < 2000, viv.inspect(5).deep_size, viv.inspect(text).deep_size == sys.getsizeof(text))
biggest = viv.biggest_objects(2000)
print([each.retained_size for each in biggest if each.object is node] == [report.retained_size] or "not among them")
print(all(a.retained_size >= b.retained_size for a, b in zip(biggest, biggest[1:])), all(each.retained_size >= each.size for each in biggest))
