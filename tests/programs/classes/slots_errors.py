# Slots that cannot be.
def attempt(f):
    try:
        f()
        print("fine")
    except (TypeError, ValueError, AttributeError) as error:
        print(type(error).__name__, error)
attempt(lambda: type("A", (), {"__slots__": ("x",), "x": 1}))
attempt(lambda: type("A", (), {"__slots__": ("1x",)}))
attempt(lambda: type("A", (), {"__slots__": (5,)}))
attempt(lambda: type("A", (), {"__slots__": 5}))
attempt(lambda: type("A", (int,), {"__slots__": ("x",)}))
attempt(lambda: type("A", (int,), {"__slots__": ()}))
attempt(lambda: type("A", (), {"__slots__": ("__dict__", "__dict__")}))
attempt(lambda: type("A", (type("B", (), {}),), {"__slots__": ("__dict__",)}))
attempt(lambda: setattr(type("A", (), {"__slots__": ()})(), "x", 1))
attempt(lambda: setattr(object(), "x", 1))
attempt(lambda: setattr(5, "x", 1))
attempt(lambda: setattr([], "append", 1))
attempt(lambda: setattr(int, "x", 1))
attempt(lambda: type("A", (), {"__slots__": ("a", "a")}))
attempt(lambda: type("A", (), {"__slots__": {"a": "doc"}}))
