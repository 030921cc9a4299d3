# Which characters an ASCII letter matches where case does not matter, alone, in a class and in a range, of str and of bytes.
import re

EVERYTHING = "".join(map(chr, range(0x20000)))
BYTES = bytes(range(256))
for letter in "AaIiKkSsZz":
    print(letter, re.findall(letter, EVERYTHING, re.I), re.findall(f"[{letter}_]", EVERYTHING, re.I), len(re.findall(f"[^{letter}]", EVERYTHING, re.I)),
          re.findall(letter, EVERYTHING, re.I | re.A), re.findall(letter.encode(), BYTES, re.I))
for low, high in ("AZ", "az", "hl", "RT", "@[", "`{", "Za", "09", "i\u0131", "\xe0\xff", "k\xe5"):
    print(low, high, re.findall(f"[{low}-{high}]", EVERYTHING[:0x3000], re.I), len(re.findall(f"[^{low}-{high}]", EVERYTHING, re.I)),
          len(re.findall(f"[{low}-{high}]", EVERYTHING, re.I | re.A)))
for text in ("Kelvin \u212a\u017f \u0130\u0131", "STRASSE", "\xe0\xc0\xff\u0178"):
    print(re.findall("k", text, re.I), re.findall("[s]", text, re.I), re.findall("i+", text, re.I), re.findall("\xe0", text, re.I),
          re.sub("(?i:[a-z])", "-", text), re.sub("(?ia:[a-z])", "-", text), re.fullmatch(text.lower(), text, re.I) is not None)
