# Environment: PYTHONHASHSEED=0
# With a fixed seed the hashes of texts and the order of sets of texts are CPython's.
print(hash("a"), hash("hello"), hash("é"), hash("日本語"), hash("😀"), hash(b"a"), hash("x" * 100), hash(("a", "b")), hash("") == 0)
print({"apple", "banana", "cherry", "date", "elderberry"}, set("hello world"), set(["a", 1, ("t",)]), frozenset(["x", "y", "z"]))
d = dict.fromkeys(["b", "a", "c"])
print(d, set(d), {*"abc"} & {*"bcd"}, {k: len(k) for k in {"one", "two", "three"}})
