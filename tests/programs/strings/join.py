# join of lists, tuples, generators, dicts, strings.
print(",".join(["a", "b"]), "".join("abc"), "-".join(c for c in "xyz"), "|".join([]), ",".join(("only",)), " ".join({"k": 1, "l": 2}), "é".join(["a", "😀"]), "ab".join("12"))
for value in ([1, 2], ["a", None], 5, ["a", b"b"]):
    try:
        ",".join(value)
    except TypeError as error:
        print(error)
word = "word"
print("".join([word]) is word)
