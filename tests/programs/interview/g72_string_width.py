# What does one emoji do to the size of a string?
import sys
print([sys.getsizeof(c * 100) for c in ("a", "é", "Ā", "😀")], sys.getsizeof("a" * 99 + "😀"))
