# What may change while it is iterated, and what do iterators and generators say?
import itertools, sys
class Seq:
    def __getitem__(s, i):
        if i > 2: raise IndexError
        return i
print(list(Seq()), 1 in Seq(), 9 in Seq(), list(reversed([1, 2])), [*Seq()], tuple(zip(Seq(), Seq())))
try: reversed(Seq())
except TypeError as e: print(e)
class LS(Seq):
    def __len__(s): return 3
print(list(reversed(LS())))
class It:
    def __init__(s): s.n = 0
    def __iter__(s): return s
    def __next__(s):
        s.n += 1
        if s.n in (3, 5): raise StopIteration(s.n)
        return s.n
i = It(); print(list(i), list(i), next(i, "default"))
class Bad:
    def __iter__(s): return 5
try: iter(Bad())
except TypeError as e: print(e)
class Bad2: __iter__ = None
try: iter(Bad2())
except TypeError as e: print(e)
try: 1 in Bad2()
except TypeError as e: print(e)
for x in (5, None, int, object(), 1.5, len):
    try: iter(x)
    except TypeError as e: print(e)
    try: next(x)
    except TypeError as e: print(e)
c = iter(lambda l=[3]: l.__setitem__(0, l[0] - 1) or l[0], 0); print(list(c), list(c))
l = [1, 2, 3]; it = iter(l)
for x in it:
    if x == 1: l.append(4)
print(l, list(it), it.__length_hint__()); l.append(9); print(list(it))
l = [1, 2, 3, 4]
for x in l: l.remove(x)
print(l)
d = {1: 1}
try:
    for k in d: d[k + 1] = 1
except RuntimeError as e: print(e)
d = {1: 1, 2: 2}
try:
    for k in d: del d[k]; d[k + 5] = 1
except RuntimeError as e: print(e)
s = {1, 2}
try:
    for k in s: s.add(k + 10)
except RuntimeError as e: print(e)
d = {1: 1, 2: 2}; it = iter(d); next(it); d.pop(1); d[3] = 3
try: print(list(it))
except RuntimeError as e: print(e)
it = iter(d); list(it); d[9] = 1; print(list(it))
g = (x for x in [1, 2, 3]); print(2 in g, list(g), list(g))
def gen():
    r = yield 1
    print("got", r)
    try: yield 2
    except GeneratorExit: print("exit"); raise
    finally: print("fin")
g = gen(); 
try: g.send(5)
except TypeError as e: print(e)
print(next(g), g.send("v")); g.close(); g.close(); print(list(g), g.gi_frame)
def r():
    return 5
    yield
try: next(r())
except StopIteration as e: print(e.value, e.args)
def rt():
    yield
    return (1, 2)
g = rt(); next(g)
try: next(g)
except StopIteration as e: print(e.value, e.args)
def si(): 
    yield 1
    raise StopIteration("x")
try: list(si())
except RuntimeError as e: print(e, repr(e.__cause__))
def yf():
    v = yield from rt(); print("v", v)
    w = yield from [1, 2]; print("w", w)
print(list(yf()))
def ign():
    while True:
        try: yield 1
        except GeneratorExit: pass
g = ign(); next(g)
try: g.close()
except RuntimeError as e: print(e)
def reent():
    yield next(gg)
gg = reent()
try: next(gg)
except ValueError as e: print(e)
print(list(zip([1, 2, 3], "ab")), list(zip()), list(zip([1])), list(map(lambda *a: a, [1, 2], [3])), list(filter(None, [0, 1, "", "a"])), list(enumerate("ab", 5)))
try: list(zip([1], [1, 2], strict=True))
except ValueError as e: print(e)
try: list(zip([1, 2], [1], strict=True))
except ValueError as e: print(e)
try: list(zip([1, 2], [1, 2], [1], strict=True))
except ValueError as e: print(e)
a = iter([1, 2, 3, 4]); print(list(zip(a, a))); a = iter([1, 2, 3]); print(list(zip(a, "a")), list(a))
a, b = itertools.tee(iter([1, 2, 3])); next(a); print(list(b), list(a)); print([list(g) for k, g in itertools.groupby("aabbb")], list(itertools.islice(itertools.count(5), 2, 6, 2)))
print(sum([[1], [2]], []), max([], default=3), any([]), all([]), min("b", "a", key=ord), sorted("bca", key=lambda x: -ord(x)))
try: max([])
except ValueError as e: print(e)
try: a, b = [1]
except ValueError as e: print(e)
try: a, b = [1, 2, 3]
except ValueError as e: print(e)
try: a, *b, c = [1]
except ValueError as e: print(e)
try: a, b = 5
except TypeError as e: print(e)
try: a, b = {1}
except ValueError as e: print(e)
print(*[1], *"ab", *{3: 4}, sep="-"); print([*range(2), *()], {**{}, "a": 1}, (*"x",))
class LH:
    def __iter__(s): return iter([1])
    def __length_hint__(s): return -1
try: list(LH())
except ValueError as e: print(e)
class LH2(LH):
    def __length_hint__(s): return "a"
try: list(LH2())
except TypeError as e: print(e)
