# The traceback shows the first line of an expression over several lines.
def f(a, b):
    return a + b
value = f(
    1,
    "x",
)
