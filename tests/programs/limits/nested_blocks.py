# Twenty nested loops are allowed, more are not.
def nested(n):
    text = "".join("    " * i + f"for v{i} in [0]:\n" for i in range(n)) + "    " * n + "done.append(n)\n"
    done = []
    exec(text, {"done": done, "n": n})
    return done
print(nested(20))
try:
    nested(21)
except SyntaxError as error:
    print(error.msg)
try:
    exec("".join("    " * i + "if True:\n" for i in range(101)) + "    " * 101 + "pass\n")
except IndentationError as error:
    print(error.msg)
