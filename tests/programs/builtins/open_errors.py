# What open refuses, and closed files.
def attempt(f):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)
attempt(lambda: open("nope.txt"))
attempt(lambda: open("x", "q"))
attempt(lambda: open("x", "rw"))
attempt(lambda: open("x", "rbt"))
attempt(lambda: open("nodir/x", "w"))
attempt(lambda: open(".", "r"))
attempt(lambda: open("x", "rb", encoding="utf-8"))
attempt(lambda: open())
f = open("made.txt", "w")
attempt(lambda: f.read())
attempt(lambda: f.write(5))
attempt(lambda: f.write(b"x"))
f.close()
f.close()
attempt(lambda: f.write("x"))
attempt(lambda: list(f))
attempt(lambda: open("made.txt", "x"))
b = open("made.txt", "rb")
attempt(lambda: b.write(b"x"))
b.close()
with open("latin.txt", "wb") as g:
    g.write(b"\xff")
def read():
    with open("latin.txt", encoding="utf-8") as h:
        return h.read()
attempt(read)
attempt(lambda: open(None))
attempt(lambda: open(1.5))
