# A re-raised exception shows both places.
def f():
    try:
        raise ValueError("v")
    except ValueError:
        raise
try:
    f()
except ValueError as e:
    kept = e
raise kept
