# raise in every form.
def attempt(f):
    try:
        f()
    except BaseException as error:
        print(type(error).__name__, error.args, repr(error.__cause__), repr(error.__context__), error.__suppress_context__)
def bare():
    try:
        1 / 0
    except ZeroDivisionError:
        raise
def from_class(): raise ValueError from KeyError
def from_none():
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError("v") from None
def implicit():
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError("v")
def no_active(): raise
def not_exception(): raise 5
def not_exception_class(): raise int
def bad_cause(): raise ValueError from 5
def instance(): raise ValueError("a", 1)
def class_only(): raise KeyError
def string(): raise "text"
def none(): raise None
for f in (bare, from_class, from_none, implicit, no_active, not_exception, not_exception_class, bad_cause, instance, class_only, string, none):
    attempt(f)
