# deque.
from collections import deque
d = deque([1, 2, 3], maxlen=4)
d.append(4)
d.append(5)
d.appendleft(0)
print(d, d.maxlen, len(d), d[0], d[-1], d.pop(), d.popleft(), list(reversed(d)), 2 in d, d.count(2), d.index(3))
d = deque("abcdef")
d.rotate(2)
print(d)
d.rotate(-3)
d.extend("xy")
d.extendleft("12")
d.insert(1, "I")
d.remove("c")
del d[0]
d[0] = "Z"
d.reverse()
print(d, d.copy() == d, d + deque("q"), deque([1]) * 2, deque() == deque(), deque([1]) < deque([2]), bool(deque()))
for f in (lambda: deque().pop(), lambda: deque().popleft(), lambda: deque([1])[5], lambda: deque([1]).remove(2), lambda: deque(maxlen=-1), lambda: [None for x in d if d.append(1)], lambda: hash(d), lambda: deque([1], 1).insert(0, 2), lambda: d[1:2]):
    try:
        print(f())
    except (IndexError, ValueError, RuntimeError, TypeError) as error:
        print(type(error).__name__, error)
