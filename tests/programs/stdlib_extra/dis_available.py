# dis and co_ attributes exist for looking inside.
import dis
def f(a): return a + 1
import io, contextlib
out = io.StringIO()
with contextlib.redirect_stdout(out):
    dis.dis(f)
print(len(out.getvalue().splitlines()) >= 3, f.__code__.co_consts[-1], f.__code__.co_varnames, len(f.__code__.co_code) > 0)
