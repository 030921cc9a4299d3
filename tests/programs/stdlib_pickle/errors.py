# What cannot be pickled or read.
import pickle


def outer():
    class Local:
        pass
    return Local()


for value in (lambda: 0, outer(), (x for x in ()), pickle):
    try:
        pickle.dumps(value)
    except (pickle.PicklingError, AttributeError, TypeError) as error:
        print(type(error).__name__, str(error).split(" at 0x")[0])
for data in (b"", b".", b"x", b"K", b"\x80\x09.", b"(.", b"cno_such_module\nx\n.", b"h\x05.", b"S'a\n.", b"t."):
    try:
        pickle.loads(data)
    except Exception as error:
        print(data, type(error).__module__, type(error).__name__, error)
for bad in (lambda: pickle.loads("str"), lambda: pickle.dumps(1, 9)):
    try:
        bad()
    except (TypeError, ValueError) as error:
        print(error)
