# replace, with counts and empty patterns.
print("banana".replace("a", "o"), "banana".replace("a", "o", 2), "banana".replace("an", ""), "abc".replace("", "-"), "abc".replace("", "-", 2), "".replace("", "x"), "aaa".replace("aa", "b"), "abc".replace("x", "y"), "aé".replace("é", "😀"), "abc".replace("b", "B", 0), "abc".replace("b", "B", -1))
s = "same"
print(s.replace("x", "y") is s, s.replace("s", "s") == s)
