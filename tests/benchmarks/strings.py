"""Strings: building, splitting, joining, replacing, formatting, scanning."""


def caesar(text, shift):
    result = []
    for char in text:
        if char.isalpha():
            base = ord("a") if char.islower() else ord("A")
            result.append(chr((ord(char) - base + shift) % 26 + base))
        else:
            result.append(char)
    return "".join(result)


def main():
    sentence = "The quick brown fox jumps over the lazy dog; "
    text = sentence * 8_000
    secret = caesar(text, 3)
    assert caesar(secret, -3) == text
    words = text.split()
    title = " ".join(word.capitalize() for word in words)
    table = [f"{i:05d}|{i / 7:8.3f}|{i:x}|{word!r:>10}" for i, word in enumerate(words)]
    lines = "\n".join(table).replace("|", ", ").splitlines()
    vowels = sum(title.count(vowel) for vowel in "aeiou")
    found = 0
    position = text.find("fox")
    while position >= 0:
        found += 1
        position = text.find("fox", position + 1)
    grown = ""
    for i in range(500_000):
        grown += "%d," % (i % 10)
    reverse = sum(1 for word in words * 4 if word[::-1].startswith("xof") or word.endswith("zy") or word.strip("T") == "he")
    print(secret[:20], len(title), len(lines), lines[-1], vowels, found, len(grown), reverse)


main()
