# Adjacent literals of different kinds.
x = 1
print("a" 'b' """c""" r"\d" f"{x}" rf"\{x}" u"u", b"a" rb"\x", f"{x}" "{x}" f"{x}")
print(f'{"nested"}' f"{'q'}", f"{x!r:>{3}}", f"""{
x}""", F"{x}" fR"{x}\n")
try:
    eval("'a' b'b'")
except SyntaxError as error:
    print(error.msg)
