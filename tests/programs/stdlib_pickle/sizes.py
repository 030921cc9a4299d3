"""What is read takes as much room as CPython gives it: a list gets its items in one go, batch by batch."""
import pickle
import sys

for protocol in (2, 4, 5):
    for count in (0, 1, 2, 3, 5, 8, 9, 100, 300, 1000, 1001, 2500):
        numbers = range(count)
        print(protocol, count, *(sys.getsizeof(pickle.loads(pickle.dumps(made, protocol)))
                                 for made in (list(numbers), set(numbers), dict.fromkeys(numbers), tuple(numbers))))

# Objects that come up again, by the hundred, and one that contains itself.
shared = [[number] for number in range(400)]
for protocol in (2, 3, 4, 5):
    back = pickle.loads(pickle.dumps([shared, shared[::-1], shared * 2], protocol))
    print(protocol, all(a is b is c for a, b, c in zip(back[0], reversed(back[1]), back[2][400:])))
    ring = [1, 2]
    ring.append(ring)
    back = pickle.loads(pickle.dumps(ring, protocol))
    print(back, back[2] is back, sys.getrefcount(back), sys.getrefcount(back[2]))

# Memos with gaps, as pickletools.optimize() leaves them.
print(pickle.loads(b"\x80\x02]q\x05(K\x01]q\x09h\x05h\x09e."))
