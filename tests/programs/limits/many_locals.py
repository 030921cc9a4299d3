# A function with a thousand local variables.
n = 1000
source = "def f():\n" + "".join(f"    v{i} = {i}\n" for i in range(n)) + "    return " + " + ".join(f"v{i}" for i in range(0, n, 7)) + "\n"
exec(source)
print(f(), f.__code__.co_nlocals)
source = "def g():\n" + "".join(f"    w{i} = {i}\n" for i in range(300)) + "    def inner():\n        return w0 + w150 + w299\n    w299 = 1000\n    return inner()\n"
exec(source)
print(g())
