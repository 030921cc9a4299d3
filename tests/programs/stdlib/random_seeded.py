# random with a seed gives CPython's numbers.
import random
random.seed(42)
print(random.random(), random.randint(1, 100), random.choice("abcdef"), random.uniform(1, 10), random.randrange(0, 100, 7), random.getrandbits(70))
x = list(range(10))
random.shuffle(x)
print(x, random.sample(range(100), 5), random.choices("ab", k=8), random.choices("abc", weights=[1, 5, 1], k=5), random.gauss(0, 1), random.expovariate(1.5), random.normalvariate(0, 1), random.triangular(0, 1), random.betavariate(1, 2))
r = random.Random("text seed")
print(r.random(), random.Random(3.5).random(), random.Random(b"b").random(), random.Random(-5).random(), random.Random(2 ** 100).random())
state = r.getstate()
a = r.random()
r.setstate(state)
print(a == r.random(), r.randbytes(4))
for f in (lambda: random.choice([]), lambda: random.randint(5, 1), lambda: random.sample([1], 2), lambda: random.randrange(0)):
    try:
        f()
    except (IndexError, ValueError) as error:
        print(type(error).__name__, error)
