# Class patterns: positional by __match_args__, keyword, builtin types.
class Point:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
class P3(Point):
    __match_args__ = ("x", "y", "z")
    def __init__(self, x, y, z):
        super().__init__(x, y)
        self.z = z
def f(v):
    match v:
        case P3(0, z=z): return f"p3 {z}"
        case Point(0, 0): return "origin"
        case Point(x=0, y=y): return f"on y at {y}"
        case Point(x, y) if x == y: return "diagonal"
        case Point(): return "point"
        case bool(b): return f"bool {b}"
        case int(n) | float(n): return f"number {n}"
        case str() as s: return f"str {s}"
        case list([a, b]): return f"list of two {a} {b}"
        case dict(d): return f"dict {d}"
        case _: return "other"
print([f(v) for v in (P3(0, 1, 2), Point(0, 0), Point(0, 5), Point(3, 3), Point(1, 2), True, 5, 1.5, "s", [1, 2], {}, [1], None)])
