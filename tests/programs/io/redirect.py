# Redirected standard output.
import contextlib, io, sys
out = io.StringIO()
with contextlib.redirect_stdout(out):
    print("hidden")
    help_text = "x"
print(repr(out.getvalue()))
old = sys.stdout
sys.stdout = io.StringIO()
print("captured")
text = sys.stdout.getvalue()
sys.stdout = old
print("back:", repr(text), sys.stdout.write("direct\n"), sys.stdout is sys.__stdout__)
