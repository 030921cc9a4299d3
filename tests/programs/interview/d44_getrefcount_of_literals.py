# Why is the count of a literal one higher than that of a fresh object? The code's constants own it, and while a script runs its tree does.
import sys

text = "a text with blanks"
number = 3.14
pair = (1, "x y")
print(sys.getrefcount(text), sys.getrefcount(number), sys.getrefcount(pair), sys.getrefcount(10**10))
print(sys.getrefcount("only here, nowhere else"), sys.getrefcount(5.25), sys.getrefcount("".join(["made", "now"])))


def local():
    inner = "a local text"
    return sys.getrefcount(inner)


print(local(), local())
exec("inside = 'of an exec'; print(sys.getrefcount(inside))")
print(sys.getrefcount(inside), eval("sys.getrefcount('of an eval')"))
code = compile("compiled = 'of a compile'; print(sys.getrefcount(compiled))", "c", "exec")
exec(code)
