# What to_bytes and from_bytes refuse.
def attempt(f):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)

attempt(lambda: (256).to_bytes(1, "big"))
attempt(lambda: (-1).to_bytes(1, "big"))
attempt(lambda: (1).to_bytes(-1, "big"))
attempt(lambda: (1).to_bytes(1, "middle"))
attempt(lambda: (128).to_bytes(1, "big", signed=True))
attempt(lambda: int.from_bytes("ab", "big"))
