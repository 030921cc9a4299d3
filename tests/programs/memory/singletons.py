# None, True, False, Ellipsis, NotImplemented, (), "" and b"" exist once.
print(type(None)() is None, bool(1) is True, type(...)() is ..., type(NotImplemented)() is NotImplemented, tuple() is tuple([]), str() is "".join([]), bytes() is bytes(0), frozenset() is frozenset())
import copy, pickle
print(copy.deepcopy(None) is None, copy.copy(()) is tuple())
