# Format specifications of ints.
n = 1234567
for spec in ("", "d", ",", "_", "x", "X", "#x", "o", "#o", "b", "#b", "010", "+", " ", ">12", "<12|", "^12", "*^12", "=+12", "c", "e", ".2f", "%", "g", "_x", "_b", "012,", "n"):
    try:
        print(spec, "[" + format(n if spec != "c" else 65, spec) + "]")
    except ValueError as error:
        print(spec, "ValueError", error)
print(format(-42, "06"), format(-42, "x"), format(-42, "#010b"), format(42, "+d"), format(0, ","), format(-1234, ",d"))
