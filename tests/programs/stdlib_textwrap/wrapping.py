# fill, wrap, shorten, hyphens, indentation, placeholders.
import textwrap

text = "The quick-brown fox -- well, the well-known one -- jumps over a lazy dog. It sleeps.  Really?"
print(textwrap.fill(text, 24))
print(textwrap.wrap(text, 20, initial_indent="* ", subsequent_indent="  "))
print(textwrap.wrap("supercalifragilistic word", 8), textwrap.wrap("supercalifragilistic word", 8, break_long_words=False))
print(textwrap.shorten(text, 30), textwrap.shorten(text, 30, placeholder="..."), textwrap.shorten("hi", 1, placeholder=""))
print(textwrap.wrap("a-b-c-d-efgh", 4, break_on_hyphens=False), textwrap.wrap("two-three-four", 6))
print(textwrap.wrap("one. two? three", 40, fix_sentence_endings=True), textwrap.wrap("a\tb\nc", 10, tabsize=4))
print(textwrap.wrap("1 2 3 4 5 6 7 8 9 0 1 2", 8, max_lines=2), textwrap.wrap(""), textwrap.wrap("   ", 5), textwrap.wrap(" a ", 5, drop_whitespace=False))
for bad in (lambda: textwrap.wrap("x", 0), lambda: textwrap.wrap("x y", 3, max_lines=1)):
    try:
        print(bad())
    except ValueError as error:
        print(error)
