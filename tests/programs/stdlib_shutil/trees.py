# Copying, moving and removing files and trees.
import io
import os
import shutil
import tempfile


def show(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(type(error).__name__, error)


def tree(top):
    return sorted(os.path.join(folder, name) for folder, dirs, files in os.walk(top) for name in dirs + files)


os.chdir(tempfile.mkdtemp())
os.makedirs("top/inner")
for name, text in (("top/a.txt", "first"), ("top/b.pyc", "second"), ("top/inner/c.txt", "third")):
    with open(name, "w") as file:
        file.write(text)
os.symlink("a.txt", "top/link")
os.utime("top/a.txt", (1000, 2000))
os.chmod("top/a.txt", 0o600)
print(shutil.copy("top/a.txt", "copy"), shutil.copy2("top/a.txt", "top/inner"), shutil.copyfile("top/a.txt", "plain"))
print(oct(os.stat("copy").st_mode), os.stat("copy").st_mtime == 2000, os.stat("top/inner/a.txt").st_mtime, open("plain").read())
show(shutil.copyfile, "top/a.txt", "top/a.txt")
show(shutil.copyfile, "nothing", "x")
show(shutil.copy, "top/a.txt", "no/such")
print(shutil.copytree("top", "second", ignore=shutil.ignore_patterns("*.pyc"), symlinks=True), tree("second"), os.path.islink("second/link"))
show(shutil.copytree, "top", "second")
print(shutil.copytree("top", "second", dirs_exist_ok=True), tree("second"))
print(shutil.move("copy", "second"), shutil.move("second/inner", "moved"), tree("second"), tree("moved"))
show(shutil.move, "plain", "second/a.txt")
open("a.txt", "w").close()
show(shutil.move, "a.txt", "second")
show(shutil.move, "top", "top/inner")
shutil.rmtree("second")
print(os.path.exists("second"))
show(shutil.rmtree, "second")
shutil.rmtree("second", ignore_errors=True)
os.symlink("top", "linked")
show(shutil.rmtree, "linked")
failed = []
shutil.rmtree("nothing", onerror=lambda function, path, info: failed.append((function.__name__, path, info[0].__name__)))
print(failed)
out = io.BytesIO()
shutil.copyfileobj(io.BytesIO(b"x" * 100000), out)
print(len(out.getvalue()), shutil.which("sh") is not None, shutil.which("no-such-program"), shutil.disk_usage(".").total > 0)
os.environ["COLUMNS"], os.environ["LINES"] = "100", "30"
print(shutil.get_terminal_size())
show(shutil.chown, "plain")
show(shutil.chown, "plain", user="nobody at all")
