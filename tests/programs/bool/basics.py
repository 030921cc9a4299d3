# bool is an int with two instances.
print(True + True, True * 10, -True, True / 2, sum([True, False, True]), isinstance(True, int), bool.__mro__)
print(True & False, True | False, True ^ True, type(True & True), type(True & 1), True == 1, {True: "a", 1: "b"}, [10, 20][True])
print(str(True), repr(False), f"{True}", f"{True:d}", f"{True:5}", "%d %s" % (True, True), int(True), bool("False"))
try:
    class B(bool):
        pass
except TypeError as error:
    print(error)
