# Roman numerals and the Caesar cipher.
def roman(n):
    out = ""
    for value, letters in ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        count, n = divmod(n, value)
        out += letters * count
    return out
def unroman(s):
    values = dict(zip("IVXLCDM", (1, 5, 10, 50, 100, 500, 1000)))
    return sum(-values[a] if values[a] < values[b] else values[a] for a, b in zip(s, s[1:])) + values[s[-1]]
def caesar(text, k):
    return "".join(chr((ord(c) - 65 + k) % 26 + 65) if c.isupper() else chr((ord(c) - 97 + k) % 26 + 97) if c.islower() else c for c in text)
print([roman(n) for n in (1, 4, 9, 14, 1990, 2024)], all(unroman(roman(n)) == n for n in range(1, 500)), caesar("Hello, World!", 3), caesar(caesar("Hello", 3), -3))
