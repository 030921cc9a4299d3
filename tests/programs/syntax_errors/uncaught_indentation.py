# The report of an indentation error.
def f():
print("x")
