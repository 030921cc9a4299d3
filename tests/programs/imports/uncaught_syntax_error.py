# A syntax error in an imported module is shown with its place there.
def load():
    import plain.bad_syntax
load()
