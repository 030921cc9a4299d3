"""Patterns of every shape, single arguments that are paths, and comparison between the kinds of paths."""
import fnmatch
from pathlib import PurePosixPath, PureWindowsPath

for pattern in ("*.py", "py*", "*", "a*b", "ab", "a?b", "[ab]*", "*a*", "**", "", "a*[!b]", "a.*", "*/*.py"):
    print(repr(pattern), [name for name in ("a.py", "py", "ab", "aab", "b", "aXb", "a", "", "a.") if fnmatch.fnmatchcase(name, pattern)],
          fnmatch.filter(["x.py", "py.x", "ab"], pattern))
for name, pattern in ((b"a.py", b"*.py"), ("a.py", b"*.py"), (b"a.py", "*.py")):
    try:
        print(fnmatch.fnmatchcase(name, pattern))
    except TypeError as error:
        print(error)


class Text(str):
    def endswith(self, end):
        return True


print(fnmatch.fnmatchcase(Text("abc"), "*.py"), PurePosixPath("a/b.py").match("*.py"), PurePosixPath("/a/b.py").match("/a/*.py"),
      PurePosixPath("a/B.py").match("b.*"), PureWindowsPath("a/B.PY").match("b.py"), PureWindowsPath("c:/a/B.PY").match("C:/a/*.py"))

path = PurePosixPath("//x//y/./z")
twin = PurePosixPath(path)
print(path.parts, path.root, twin == path, hash(twin) == hash(path), twin._parts is path._parts, PurePosixPath("///x").root, str(PurePosixPath("")))
windows = PureWindowsPath("c:a", "B", "d:x")
print(windows, PureWindowsPath(windows), PureWindowsPath("A/b") == PureWindowsPath("a/B"), PureWindowsPath("a") == PurePosixPath("a"),
      PureWindowsPath("A") < PureWindowsPath("b"), PurePosixPath("a") < PurePosixPath("a/b"))
print(path.relative_to("//x"), PureWindowsPath("C:/a/b").relative_to("c:/A"))
for made in (lambda: PurePosixPath("a") < PureWindowsPath("a"), lambda: path.relative_to("/x"), lambda: path.relative_to()):
    try:
        print(made())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
