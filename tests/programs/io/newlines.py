# Universal newlines and the newline argument.
with open("x", "wb") as f:
    f.write(b"a\r\nb\rc\n")
for newline in (None, "", "\n", "\r", "\r\n"):
    with open("x", newline=newline) as f:
        print(repr(newline), f.readlines(), f.newlines)
with open("y", "w", newline="\r\n") as f:
    f.write("1\n2\n")
print(open("y", "rb").read())
