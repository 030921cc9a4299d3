# os.path on paths as text.
import os.path as p

for path in ("/usr/lib/python.py", "a/b/", "/", "", "..", ".bashrc", "a.tar.gz", "//x//y/../z/./", "a/../.."):
    print(repr(path), p.split(path), p.splitext(path), p.basename(path), p.dirname(path), p.normpath(path), p.isabs(path))
print(p.join("a", "b", "/c", "d"), p.join("a/", "b"), p.join("", "x"), p.commonpath(["/a/b/c", "/a/b/d"]), p.commonprefix(["abc", "abd"]))
print(p.relpath("/a/b/c", "/a/x"), p.relpath("/a", "/a"), p.join(b"a", b"b"), p.expandvars("$NOT_SET_AT_ALL/${}/x$"))
for bad in (lambda: p.join("a", b"b"), lambda: p.join(5), lambda: p.commonpath([]), lambda: p.commonpath(["/a", "b"]), lambda: p.relpath("")):
    try:
        bad()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
