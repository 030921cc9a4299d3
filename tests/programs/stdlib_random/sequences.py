# The same numbers for a seed, whatever the seed is made of.
import random

for seed in (1, "abc", b"abc", 2.5, -7, 10 ** 40, bytearray(b"x"), ""):
    random.seed(seed)
    print(seed, random.random(), random.getrandbits(70), random.randint(1, 1000), random.randrange(0, 100, 7))
r = random.Random(7)
print([r.choice("abcdef") for _ in range(5)], r.sample(range(1000), 10), r.sample(["a", "b", "c"], 4, counts=[3, 2, 5]))
print(r.choices([1, 2, 3], k=6), r.choices([1, 2, 3], [1, 5, 2], k=6), r.choices("ab", cum_weights=[1, 4], k=4))
items = list(range(12))
r.shuffle(items)
print(items, r.sample(range(10 ** 9), 5), r.randbytes(6))
state = r.getstate()
first = [r.random() for _ in range(3)]
r.setstate(state)
print(first == [r.random() for _ in range(3)], len(state[1]), state[0], r.uniform(1, 2))
