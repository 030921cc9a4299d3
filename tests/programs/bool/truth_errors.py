# A __bool__ or __len__ that gives the wrong type.
class A:
    def __bool__(self):
        return 1

class B:
    def __len__(self):
        return -1

class C:
    def __len__(self):
        return "x"

for value in (A(), B(), C()):
    try:
        print(bool(value))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
