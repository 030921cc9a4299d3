"""What a deque holds after long series of changes, and how many blocks it needs for that."""
import random
from collections import deque

for n in (0, 1, 31, 32, 33, 63, 64, 65, 127, 128, 129, 1000):
    print(n, deque(range(n)).__sizeof__(), end=" ")
    left = deque()
    left.extendleft(range(n))
    print(left.__sizeof__(), end=" ")
    by_one = deque()
    for i in range(n):
        by_one.append(i)
    print(by_one.__sizeof__(), end=" ")
    by_one = deque()
    for i in range(n):
        by_one.appendleft(i)
    print(by_one.__sizeof__(), end=" ")
    half = deque(range(n))
    for i in range(n // 2):
        half.popleft()
    print(half.__sizeof__(), len(half))

chance = random.Random(5)
for bound in (None, 0, 1, 5, 70):
    d, model = deque(maxlen=bound), []

    def trim_left():
        if bound is not None:
            del model[:max(0, len(model) - bound)]

    def trim_right():
        if bound is not None:
            del model[bound:]

    sizes = []
    for step in range(4000):
        what = chance.randrange(12)
        n = chance.randrange(1000)
        if what == 0:
            d.append(n); model.append(n); trim_left()
        elif what == 1:
            d.appendleft(n); model.insert(0, n); trim_right()
        elif what == 2 and d:
            assert d.pop() == model.pop()
        elif what == 3 and d:
            assert d.popleft() == model.pop(0)
        elif what == 4:
            k = n % 40
            d.extend(range(k)); model.extend(range(k)); trim_left()
        elif what == 5:
            k = n % 40
            d.extendleft(range(k)); model[:0] = list(range(k))[::-1]; trim_right()
        elif what == 6 and model:
            k = chance.randrange(-300, 300)
            d.rotate(k); s = k % len(model); model[:] = model[-s:] + model[:-s] if s else model
        elif what == 7 and model:
            k = chance.randrange(-len(model), len(model))
            assert d[k] == model[k]
            d[k] = n; model[k] = n
        elif what == 8 and model:
            k = chance.randrange(len(model))
            del d[k]; del model[k]
        elif what == 9 and len(d) != bound:
            k = chance.randrange(-5, len(model) + 5)
            d.insert(k, n); model.insert(k, n)
        elif what == 10:
            d.reverse(); model.reverse()
        elif what == 11 and len(model) > 300:
            d.clear(); model.clear()
        assert list(d) == model, (step, what)
        assert list(reversed(d)) == model[::-1]
        if step % 100 == 0:
            sizes.append((len(d), (d.__sizeof__() - 216) // 528))
    print(bound, sizes)
