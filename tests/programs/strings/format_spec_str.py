# Format specifications of strings.
for spec in ("", "s", "6", "<6", ">6", "^6", "*<6", "é^7", ".2", "6.2", ">6.2s", "06", "<06"):
    print(f"{spec}:[{format('abc', spec)}]", end=" ")
print()
for spec in ("d", "x", "+", "#", "=6", ",", "z", "6.", "6q", "ab<5"):
    try:
        print(format("abc", spec))
    except ValueError as error:
        print(spec, error)
