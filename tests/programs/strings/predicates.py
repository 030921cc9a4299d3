# The is... methods.
names = ["isalpha", "isalnum", "isdigit", "isdecimal", "isnumeric", "islower", "isupper", "istitle", "isspace", "isascii", "isidentifier", "isprintable"]
for s in ("abc", "ABC", "Abc Def", "a1", "12", "²", "½", "٣", " \t\n", "", "é", "_x", "1x", "a b", "\x00", "Ǆ", "一", "class", "\xa0", "😀"):
    print(ascii(s), *[name[2:] for name in names if getattr(s, name)()])
