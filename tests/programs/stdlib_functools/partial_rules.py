"""partial: arguments in front, keywords beneath, attributes, nesting, pickles; reduce and cmp_to_key."""
import copy
import functools
import gc
import pickle
import weakref
from functools import cmp_to_key, partial, reduce


def show(*args, **kwargs):
    return args, kwargs


p = partial(show, 1, 2, a=3)
print(p(), p(4, b=5), p(a=6), p(0, a=1, z=2), p.func is show, p.args, p.keywords)
q = partial(p, 9, a=0, c=7)
print(q.func is show, q.args, q.keywords, q())
p.note = "note"
r = partial(p, 9)
print(r.func is p, r(), p.__dict__, vars(r))
p.keywords["late"] = 1
print(p(), repr(p).replace(repr(show), "show"))
print(partial(int), partial(int, base=2)("11"), partial(print, sep="-"), list(map(partial(pow, 2), range(5))))
many = partial(show, *range(20), **{f"k{i}": i for i in range(15)})
print(many(20, k3="three", extra=1))


class Sub(partial):
    pass


s = Sub(show, 1)
print(type(partial(s, 2)), partial(s, 2).args, repr(s).split("(")[0], Sub(s).func is show)
for twin in (copy.copy(p), pickle.loads(pickle.dumps(p)), copy.deepcopy(p)):
    print(twin.func is show, twin.args, twin.keywords, twin.note, twin is p)
p.__setstate__((len, ("abc",), None, {"fresh": 1}))
print(p(), p.__dict__, p.keywords)


class Holder:
    attribute = partial(show, "bound?")


print(Holder().attribute("x"))
loop = partial(show)
loop.__setstate__((show, (loop,), {"k": loop}, {}))
print(repr(loop).replace(repr(show), "show"))
loop.self = loop
alive = weakref.ref(loop)
loop.__setstate__((show, (), {}, None))
del loop
gc.collect()
print(alive())

print(reduce(lambda a, b: a * 10 + b, [1, 2, 3]), reduce(max, "hello"), reduce(show, [], "initial"), reduce(show, [1]))
words = ["pear", "fig", "apple", "kiwi"]
key = cmp_to_key(lambda a, b: (len(a) > len(b)) - (len(a) < len(b)))
print(sorted(words, key=key), sorted(words, key=key, reverse=True), max(words, key=key), key(1).obj)
x, y = key("ab"), key("abc")
print(x < y, x <= y, x == y, x != y, x > y, x >= y)
x.obj = "abcd"
print(x > y)
