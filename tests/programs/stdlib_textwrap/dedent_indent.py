# dedent() and indent().
import textwrap

print(repr(textwrap.dedent("""
    def f():
        return 1

      \t
    end
""")))
print(repr(textwrap.dedent("\tx\n\t  y\n  z")), repr(textwrap.dedent("  a\n \n  b")), repr(textwrap.dedent("a\n  b")))
print(repr(textwrap.indent("a\n\nb\n  c\n", "> ")), repr(textwrap.indent("a\n\nb", "+", lambda line: True)))
