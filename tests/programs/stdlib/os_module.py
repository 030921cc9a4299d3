# os and os.path.
import os
print(os.path.join("a", "b", "/c", "d"), os.path.join("a", ""), os.path.split("/a/b.txt"), os.path.splitext("x.tar.gz"), os.path.basename("/a/b/"), os.path.dirname("/a/b"), os.path.isabs("/a"), os.path.normpath("a/../b//c/."), os.path.exists("nope"), os.path.commonprefix(["abc", "abd"]), os.sep, os.linesep, os.name, os.curdir)
os.mkdir("d")
with open("d/f.txt", "w") as f: f.write("x")
print(os.listdir("d"), os.path.isdir("d"), os.path.isfile("d/f.txt"), os.path.getsize("d/f.txt"), os.stat("d/f.txt").st_size)
os.rename("d/f.txt", "d/g.txt")
print(sorted(os.listdir("d")), os.path.abspath("d") == os.path.join(os.getcwd(), "d"))
os.remove("d/g.txt")
os.rmdir("d")
os.environ["MY_VARIABLE"] = "value"
print(os.environ["MY_VARIABLE"], os.getenv("MY_VARIABLE"), os.environ.get("NOT_SET", "default"), "MY_VARIABLE" in os.environ, os.getpid() > 0)
for f in (lambda: os.listdir("nope"), lambda: os.remove("nope"), lambda: os.environ["NOT_SET"], lambda: os.mkdir("."), lambda: os.rmdir("nope"), lambda: os.stat("nope")):
    try:
        f()
    except (OSError, KeyError) as error:
        print(type(error).__name__, error)
