# Palindromes, anagrams, run lengths, vowels, longest common prefix, reversing words.
from itertools import groupby
def palindrome(s):
    s = [c.lower() for c in s if c.isalnum()]
    return s == s[::-1]
print(palindrome("A man, a plan, a canal: Panama"), sorted("listen") == sorted("silent"), "".join(f"{c}{len(list(g))}" for c, g in groupby("aaabccd")), sum(c in "aeiou" for c in "education"), " ".join(reversed("the sky is blue".split())), " ".join(w[::-1] for w in "abc def".split()))
def prefix(words):
    return "".join(c[0] for c in __import__("itertools").takewhile(lambda t: len(set(t)) == 1, zip(*words)))
print(prefix(["flower", "flow", "flight"]), "hello world".title(), "".join(dict.fromkeys("mississippi")), max("aabbbc", key="aabbbc".count), "%s has %d chars" % ("word", 4), "-".join("2024/01/05".split("/")[::-1]), "racecar"[::-1] == "racecar", "Hello".swapcase(), "a1b2".isalnum(), "tic tac".split(" "))
