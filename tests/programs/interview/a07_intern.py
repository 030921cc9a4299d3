# How does a joined string become the literal's object?
import sys
a = "hello"
b = "".join(["hel", "lo"])
print(a is b, a == b, a is sys.intern(b))
