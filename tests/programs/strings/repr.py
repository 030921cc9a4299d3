# repr chooses quotes and escapes what cannot be shown.
for s in ("plain", "it's", 'say "x"', "both ' and \"", "\\", "\n\t\r", "\x00\x1f\x7f", "é ü", "\x80\xa0\xad", "\u200b\u2028", "😀", "\U0010ffff", "\ud800", "\ufeff", "Ā一"):
    print(ascii(s), repr(s) if "\ud800" not in s else "", len(repr(s)))
