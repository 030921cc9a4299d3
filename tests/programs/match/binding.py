# or-patterns, as-patterns, guards; names stay bound after a failed guard.
def f(x):
    match x:
        case (1 | 2) as n: return f"one or two: {n}"
        case [("a" | "b") as letter, int() | float() as number]: return f"{letter} {number}"
        case [x, y] | {"x": x, "y": y}: return f"pair {x} {y}"
        case int(v) if v > 100: return "big"
        case str(v) if (n := len(v)) > 3: return f"long {n}"
    return "nothing"
print([f(x) for x in (1, 2, ["a", 5], ["b", 1.5], ["c", 1], {"x": 1, "y": 2}, 101, 50, "abcd", "abc")])
match 5:
    case n if n > 10:
        print("no")
    case 6:
        print("no")
print("n is bound:", n)
match (1, 2, 3):
    case (a, b, 4): print("no")
    case _: pass
