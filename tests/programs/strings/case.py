# Case conversions.
for s in ("hello World", "ÉCOLE straße", "ǆ ﬁ", "ΑΣ ΟΔΟΣ", "i̇ İ ı", "x1y2 z", "it's o'clock", ""):
    print([s.upper(), s.lower(), s.title(), s.capitalize(), s.swapcase(), s.casefold()])
