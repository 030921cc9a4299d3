# During handling of the above exception, another exception occurred.
def f():
    try:
        {}["missing"]
    except KeyError:
        int("not a number")
f()
