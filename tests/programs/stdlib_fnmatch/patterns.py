# Patterns of names, and files that match them.
import fnmatch
import glob
import os
import tempfile

for pattern in ("*.py", "?a*", "[a-c]x", "[!a]*", "[]]", "[a", "a[", "**", "x[-a]", ""):
    print(repr(pattern), [name for name in ("a.py", "ba", "bx", "]", "[a", "a[", "x-", "xa", "", "abc") if fnmatch.fnmatchcase(name, pattern)])
print(fnmatch.filter(["b.txt", "a.py", "c.PY"], "*.py"), fnmatch.fnmatch(b"abc", b"a*"), fnmatch.translate("*.py"), fnmatch.translate("a?[!b-d]*x*"))
with tempfile.TemporaryDirectory() as root:
    os.makedirs(os.path.join(root, "sub", "deep"))
    for name in ("a.py", "b.txt", ".hidden", "sub/c.py", "sub/deep/d.py"):
        open(os.path.join(root, name), "w").close()
    print(sorted(glob.glob("*", root_dir=root)), sorted(glob.glob("*.py", root_dir=root)), sorted(glob.glob("*/*.py", root_dir=root)))
    print(sorted(glob.glob("**/*.py", root_dir=root, recursive=True)), sorted(glob.glob("*", root_dir=root, include_hidden=True)))
    print(glob.glob("nothing*", root_dir=root), glob.glob("sub/", root_dir=root), glob.escape("a[b]*"), glob.glob("a.py", root_dir=root))
