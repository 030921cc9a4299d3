# Bad specifications for floats.
for spec in ("d", "x", "s", ".f", "c", "5.5q", ".99999999999f"):
    try:
        print(format(1.5, spec))
    except (ValueError, OverflowError) as error:
        print(spec, error)
