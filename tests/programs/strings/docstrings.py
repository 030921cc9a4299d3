# Docstrings of modules, functions and classes.
"""not a docstring"""
def f():
    """Doc of f."""

def g():
    f"not {1} a doc"

class C:
    "Doc of C"
    def method(self):
        "m" "n"

def h():
    b"bytes"

print(__doc__, f.__doc__, g.__doc__, C.__doc__, C.method.__doc__, h.__doc__, (lambda: 0).__doc__, C().__doc__)
f.__doc__ = "new"
print(f.__doc__)
