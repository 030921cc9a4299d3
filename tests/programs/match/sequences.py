# Sequence patterns.
def f(x):
    match x:
        case []: return "empty"
        case [a]: return f"one {a}"
        case (1, b): return f"1 then {b}"
        case [a, b, *rest] if rest: return f"{a} {b} {rest}"
        case [[a, b], c]: return f"nested {a} {b} {c}"
        case [a, *_]: return f"starts {a}"
        case _: return "no sequence"
import collections
print([f(x) for x in ([], [5], (1, 2), [1, 2, 3], ((7, 8), 9), [3, 4], "ab", b"ab", {1: 2}, {1}, range(4), iter([1]), collections.deque([1, 9]), 5, bytearray(b"ab"))])
match [1, 2, 3, 4]:
    case first, *middle, last:
        print(first, middle, last)
match (1,):
    case x,:
        print(x)
match [1, [2, [3, 4]]]:
    case [a, [b, [*c]]]:
        print(a, b, c)
