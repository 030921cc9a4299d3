# makedirs, walk, removedirs, scandir over a tree of their own.
import os
import tempfile

with tempfile.TemporaryDirectory() as root:
    os.makedirs(os.path.join(root, "a", "b", "c"))
    os.makedirs(os.path.join(root, "a", "b"), exist_ok=True)
    try:
        os.makedirs(os.path.join(root, "a"))
    except FileExistsError as error:
        print("exists", error.errno)
    for name in ("a/x", "a/b/y"):
        open(os.path.join(root, name), "w").close()
    for top, dirs, files in os.walk(root):
        print(os.path.relpath(top, root), dirs, files)
    print([os.path.relpath(top, root) for top, _, _ in os.walk(root, topdown=False)])
    print(sorted(entry.name for entry in os.scandir(os.path.join(root, "a"))), os.path.exists(os.path.join(root, "q")))
    os.removedirs(os.path.join(root, "a", "b", "c"))
    print(os.path.isdir(os.path.join(root, "a", "b")), os.path.isfile(os.path.join(root, "a", "x")), os.path.getsize(os.path.join(root, "a", "x")))
