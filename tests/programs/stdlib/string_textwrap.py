# string and textwrap.
import string, textwrap
print(string.ascii_letters, string.digits, string.punctuation, repr(string.whitespace), string.hexdigits, string.capwords("hello  big world"))
print(string.Template("$who likes ${what} for $$5").substitute(who="Tim", what="tea"), string.Template("$a $b").safe_substitute(a=1), string.Formatter().format("{0} {x}", 1, x=2))
for f in (lambda: string.Template("$a").substitute(), lambda: string.Template("$").substitute()):
    try:
        f()
    except (KeyError, ValueError) as error:
        print(type(error).__name__, error)
text = "The quick brown fox jumped over the lazy dog and ran away."
print(textwrap.wrap(text, 20), textwrap.shorten(text, 25), sep="\n")
print(textwrap.fill(text, 30, initial_indent="* ", subsequent_indent="  "))
print(textwrap.dedent("""
    a
      b
    c"""), textwrap.indent("x\n\ny", "> "), sep="|")
