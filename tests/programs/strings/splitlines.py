# splitlines knows every line boundary of Unicode.
text = "a\nb\r\nc\rd\x0be\x0cf\x1cg\x85h\u2028i\n"
print(text.splitlines(), text.splitlines(True), text.splitlines(keepends=True)[1])
print("".splitlines(), "\n".splitlines(), "a".splitlines(), "a\n\nb".splitlines())
