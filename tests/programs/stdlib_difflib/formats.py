# Differences in all formats, similar words, opcodes.
import difflib

a = ["one\n", "two words\n", "three\n", "four\n"]
b = ["one\n", "two word\n", "tree\n", "extra\n", "four\n"]
print("".join(difflib.ndiff(a, b)))
print("".join(difflib.unified_diff(a, b, "before", "after", n=1)))
print("".join(difflib.context_diff(a, b, "before", "after")))
print(list(difflib.restore(difflib.ndiff(a, b), 2)) == b)
m = difflib.SequenceMatcher(None, "abxcd", "abcd")
print(m.ratio(), m.get_opcodes(), m.get_matching_blocks(), m.find_longest_match())
print(difflib.get_close_matches("appel", ["ape", "apple", "peach", "puppy"]), difflib.get_close_matches("zzz", ["a"]))
try:
    difflib.get_close_matches("a", [], n=0)
except ValueError as error:
    print(error)
