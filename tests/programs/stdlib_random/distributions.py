# All distributions for one seed.
import random

r = random.Random(42)
for draw in (lambda: r.uniform(1, 5), lambda: r.triangular(), lambda: r.triangular(0, 10, 3), r.normalvariate, lambda: r.gauss(1, 2),
             lambda: r.lognormvariate(0, 1), lambda: r.expovariate(2), lambda: r.vonmisesvariate(1, 4),
             lambda: r.gammavariate(2, 3), lambda: r.gammavariate(1, 3), lambda: r.gammavariate(0.5, 3),
             lambda: r.betavariate(1, 2), lambda: r.paretovariate(3), lambda: r.weibullvariate(1, 2)):
    print([draw() for _ in range(3)])
for bad in (lambda: r.choice([]), lambda: r.sample({1, 2}, 1), lambda: r.sample([1], 2), lambda: r.randrange(0), lambda: r.randrange(3, 1),
            lambda: r.randrange(1, 5, 0), lambda: r.choices([1], [1, 2]), lambda: r.choices([1, 2], [0, 0]), lambda: r.seed([]),
            lambda: r.gammavariate(0, 1), lambda: r.choices([1, 2], 3), lambda: r.setstate((9, 1, 2))):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)


class Fixed(random.Random):
    def random(self):
        return 0.3


print(Fixed().randrange(10), Fixed().choice("abc"), Fixed().sample(range(10), 3))
