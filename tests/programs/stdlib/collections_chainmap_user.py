# ChainMap, UserDict, UserList, UserString, and the abstract classes.
from collections import ChainMap, UserDict, UserList, abc
c = ChainMap({"a": 1}, {"a": 2, "b": 3})
c["new"] = 5
print(c["a"], c["b"], c, sorted(c), c.maps[0], c.new_child({"b": 9})["b"], c.parents["a"])
class Upper(UserDict):
    def __setitem__(self, k, v): super().__setitem__(k.upper(), v)
u = Upper(a=1)
u["b"] = 2
print(u, UserList([1]) + [2])
print([isinstance(x, abc.Sequence) for x in ([], (), "", {}, range(1), b"")], [isinstance(x, abc.Mapping) for x in ({}, [])], isinstance({1}, abc.Set), isinstance(iter([]), abc.Iterator), isinstance((x for x in ""), abc.Generator), isinstance(5, abc.Hashable), isinstance([], abc.Hashable), isinstance(len, abc.Callable), isinstance({}.keys(), abc.KeysView))
class S(abc.Sequence):
    def __len__(self): return 3
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return i
print(list(S()), 2 in S(), S().index(1), list(reversed(S())), S().count(0))
