# A file in a folder of sys.path takes the place of a module of the library that is in Python; not of one that is built in or frozen.
import os, sys, tempfile
with tempfile.TemporaryDirectory() as folder:
    for name in ("textwrap", "abc", "math", "calendar"):
        with open(os.path.join(folder, name + ".py"), "w") as f:
            f.write("mine = __file__\n")
    os.mkdir(os.path.join(folder, "json"))
    os.mkdir(os.path.join(folder, "fractions"))
    with open(os.path.join(folder, "fractions", "__init__.py"), "w") as f:
        f.write("mine = True\n")
    sys.path.insert(0, folder)
    for name in ("textwrap", "calendar", "fractions", "json", "math"):
        sys.modules.pop(name, None)
    import textwrap, calendar, fractions, json, math, abc
    print(os.path.relpath(textwrap.mine, folder), os.path.relpath(calendar.__spec__.origin, folder))
    print(fractions.mine, hasattr(json, "dumps"), hasattr(math, "mine"), hasattr(abc, "mine"))
    sys.path.remove(folder)
    del sys.modules["textwrap"]
    import textwrap
    print(hasattr(textwrap, "mine"), textwrap.fill("a b", 1))
