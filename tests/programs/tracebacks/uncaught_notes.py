# Notes are printed under the exception.
error = ValueError("with notes")
error.add_note("look here")
error.add_note("and\nthere")
raise error
