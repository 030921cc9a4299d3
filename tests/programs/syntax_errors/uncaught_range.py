# Carets under a whole range.
if (x := 5) and 3 = x:
    pass
