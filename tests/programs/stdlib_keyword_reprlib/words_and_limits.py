# keyword, reprlib and __future__.
import __future__
import keyword
import reprlib

print(len(keyword.kwlist), keyword.iskeyword("lambda"), keyword.iskeyword("match"), keyword.issoftkeyword("match"), keyword.softkwlist)
print(reprlib.repr(list(range(100))), reprlib.repr("x" * 100), reprlib.repr({i: i for i in range(10)}), reprlib.repr(set(range(10))), reprlib.repr(10 ** 60))
print(reprlib.repr([[[[[[[1]]]]]]]), reprlib.repr((1,)), reprlib.repr(frozenset()), reprlib.repr(()))
r = reprlib.Repr()
r.maxlist, r.maxstring = 2, 10
print(r.repr([1, 2, 3]), r.repr("abcdefghijklmnop"))


class Nested(list):
    @reprlib.recursive_repr("<again>")
    def __repr__(self):
        return "N" + super().__repr__()


n = Nested([1])
n.append(n)
print(n, __future__.annotations, __future__.all_feature_names)
