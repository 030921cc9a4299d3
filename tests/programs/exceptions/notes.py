# add_note and with_traceback.
e = ValueError("v")
e.add_note("first note")
e.add_note("second\nlines")
print(e.__notes__, e.with_traceback(None) is e, e.__traceback__)
try:
    e.add_note(5)
except TypeError as error:
    print(error)
for name, value in (("__traceback__", 5), ("__cause__", 5), ("__context__", "x")):
    try:
        setattr(e, name, value)
    except TypeError as error:
        print(error)
