# print: separators, ends, files.
import sys, io
print()
print("a", "b", sep="-", end="!\n")
print(1, None, [2], sep="")
print("x", end="")
print("y", sep=None, end=None)
print("to stderr", file=sys.stderr)
out = io.StringIO()
print("into", 5, file=out, flush=True)
print(repr(out.getvalue()), print(end=""))
print(*[1, 2], *"ab", sep=",")
class Writer:
    def write(self, text): out.write(f"[{text}]")
print("p", "q", file=Writer())
print(out.getvalue().splitlines())
for f in (lambda: print(sep=5), lambda: print(end=5), lambda: print(nope=1), lambda: print("x", file=5)):
    try:
        f()
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
