# match against literals and values.
import types
ns = types.SimpleNamespace(RED=1, GREEN="g")
def f(x):
    match x:
        case 0: return "zero"
        case -1 | 1: return "one"
        case 2.5: return "float"
        case "text": return "str"
        case b"b": return "bytes"
        case None: return "none"
        case True: return "true"
        case 3 + 4j: return "complex"
        case ns.GREEN: return "dotted"
        case "a" "b": return "joined"
        case -5.0: return "minus five"
        case _: return "default"
print([f(x) for x in (0, False, 1, -1, True, 2.5, "text", b"b", None, 3 + 4j, "g", "ab", -5, [], "zzz", 1.0)])
