# Bad format specifications.
for value, spec in ((1, "s"), (1, ".2d"), (1, "q"), (1, ",x"), (1, "_,"), (1, ",_"), (-1, "c"), (1, "+c"), (1, ",c"), (2 ** 40, "c"), (1, "#c"), (1, "z"), (1, "10.3")):
    try:
        print(format(value, spec))
    except (ValueError, OverflowError) as error:
        print(repr(spec), type(error).__name__, error)
