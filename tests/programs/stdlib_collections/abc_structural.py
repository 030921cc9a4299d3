# Classes are recognised by their methods; None switches one off.
from collections import abc


class It:
    def __iter__(self): return self
    def __next__(self): raise StopIteration


class NotHashable:
    __hash__ = None


print(isinstance(It(), abc.Iterator), isinstance(It(), abc.Iterable), isinstance(It(), abc.Sized))
print(isinstance(NotHashable(), abc.Hashable), isinstance([], abc.Hashable), isinstance(5, abc.Hashable))
print(isinstance((x for x in ()), abc.Generator), isinstance({}.keys(), abc.KeysView), isinstance({}, abc.Mapping))
print([issubclass(t, abc.Sequence) for t in (list, tuple, str, range, dict, set, memoryview)])
print(abc.Callable[[int, str], bool], abc.Callable[..., int], abc.Iterable, list[int])
try:
    abc.Callable[int]
except TypeError as error:
    print(error)
try:
    abc.Mapping()
except TypeError as error:
    print(error)
