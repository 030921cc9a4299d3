# os.environ and its relatives.
import os

os.environ["VIV_TEST"] = "ü"
print(os.environ["VIV_TEST"], os.getenv("VIV_TEST"), os.environb[b"VIV_TEST"], os.getenv("VIV_MISSING", "default"), "VIV_TEST" in os.environ)
print(os.environ.setdefault("VIV_TEST", "x"), os.environ.pop("VIV_TEST"), "VIV_TEST" in os.environ, type(os.environ.copy()).__name__)
for bad in (lambda: os.environ["VIV_MISSING"], lambda: os.environ.__setitem__("A", 5), lambda: os.environ.__delitem__("VIV_MISSING")):
    try:
        bad()
    except (KeyError, TypeError) as error:
        print(repr(error))
print((os.environ | {"VIV_X": "1"})["VIV_X"], os.fsencode("é"), ascii(os.fsdecode(b"\xff")), os.sep, os.linesep == "\n", os.curdir, os.pathsep)


class Path:
    def __fspath__(self):
        return "from fspath"


print(os.fspath(Path()), isinstance(Path(), os.PathLike), isinstance("x", os.PathLike))
try:
    os.fspath(5)
except TypeError as error:
    print(error)
