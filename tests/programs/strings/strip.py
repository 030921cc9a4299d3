# strip, lstrip, rstrip, removeprefix, removesuffix.
print(["  x y \n".strip(), "  x ".lstrip(), " x  ".rstrip(), "xxaxx".strip("x"), "abcba".strip("ab"), "abc".strip(""), "\u3000x\u3000".strip(), "abc".rstrip("cb"), "  ".strip(), "xay".strip(None)])
print("TestCase".removeprefix("Test"), "TestCase".removesuffix("Case"), "Test".removeprefix("x"), "Test".removesuffix(""), "aaa".removeprefix("a"))
try:
    "a".strip(1)
except TypeError as error:
    print(error)
