# Paths: taken apart, put together, and asked of the file system.
import os
import tempfile
from pathlib import Path, PosixPath, PurePath, PurePosixPath, PureWindowsPath


def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


path = PurePosixPath("/usr//lib/./python3.11/../os.tar.gz")
print(path, repr(path), path.parts, path.name, path.stem, path.suffix, path.suffixes, path.root, path.anchor, path.drive)
print(path.parent, list(path.parents)[-2:], path.with_name("x"), path.with_suffix(".zip"), path.with_stem("y"), path.as_uri())
print(path.relative_to("/usr"), path.is_relative_to("/bin"), path.is_absolute(), path.match("*.gz"), path.match("/usr/*"))
print(PurePath("a") / "b" / PurePath("c"), "x" / PurePath("y"), PurePath("a", "/b", "c"), PurePath(), PurePath("a").joinpath("b", "c"))
print(PureWindowsPath("c:/Users\\me") / "file.txt", PureWindowsPath("//host/share/x").parts, PureWindowsPath("C:/A") == PureWindowsPath("c:/a"))
print(PurePosixPath("a") == PureWindowsPath("a"), sorted([PurePath("b"), PurePath("a/c"), PurePath("a")]), {PurePath("a"): 1}[PurePath("a/")])
for bad in ((1,), (b"x",)):
    show(PurePosixPath, *bad)
show(path.with_name, "")
show(path.with_suffix, "x")
show(path.relative_to, "/bin")
show(lambda: PurePosixPath("a") < PureWindowsPath("a"))
show(lambda: PurePosixPath("a") / 1)
show(lambda: path.parents[10])

os.chdir(tempfile.mkdtemp())
top = Path("top")
(top / "inner" / "deep").mkdir(parents=True)
show((top / "inner").mkdir)
(top / "inner").mkdir(exist_ok=True)
print((top / "a.txt").write_text("one\ntwo\n"), (top / "inner" / "b.txt").write_bytes(b"\x00\x01"), (top / "c.py").touch())
print((top / "a.txt").read_text().splitlines(), (top / "inner/b.txt").read_bytes(), (top / "a.txt").stat().st_size)
print(sorted(top.iterdir()), sorted(top.glob("*.txt")), sorted(top.rglob("*.txt")), sorted(top.glob("**/")), sorted(top.glob("*/b.*")))
print((top / "a.txt").exists(), (top / "x").exists(), top.is_dir(), (top / "a.txt").is_file(), top.is_symlink())
with (top / "a.txt").open("a") as file:
    file.write("three\n")
print((top / "a.txt").read_text(), repr((top / "a.txt").rename(top / "d.txt")), repr((top / "d.txt").replace("e.txt")))
Path("link").symlink_to("e.txt")
print(Path("link").is_symlink(), Path("link").readlink(), Path("link").resolve().name, Path("link").samefile("e.txt"))
Path("link").unlink()
Path("link").unlink(missing_ok=True)
show(Path("link").unlink)
show(Path("nothing").read_text)
show(top.rmdir)
show(lambda: list(Path("nothing").iterdir()))
show(lambda: list(top.glob("")))
show(lambda: list(top.glob("/x")))
print(Path.cwd() == Path(os.getcwd()), Path("x").absolute() == Path.cwd() / "x", type(Path("x")) is PosixPath, os.fspath(Path("x")))
os.environ["HOME"] = "/home/me"
print(Path("~/x").expanduser(), Path.home(), Path("e.txt").resolve() == Path.cwd() / "e.txt", Path("a/../b").resolve().name)
