# callable, id, type, hash, isinstance, issubclass.
x = [1]
print(callable(print), callable(x), callable(int), id(x) == id(x), type(id(x)).__name__, type(x) is list, type(type), hash("a") == hash("a"), hash(()) == hash(tuple()), isinstance(x, (int, list)), issubclass(bool, int), isinstance(True, int), type(1) == type(True))
