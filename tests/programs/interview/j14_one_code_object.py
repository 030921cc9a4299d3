# Constants of one code object, of two, and of what is folded.
def f():
    a = 257; b = 257; c = 256 + 1; d = 1000 - 743
    x = 1.5; y = 1.5; t = (1, 2); u = (1, 2); z = 1j; w = 1j
    return a is b, a is c, a is d, x is y, t is u, z is w
def g(): return 257
def h(): return 257
print(f(), g() is h(), g() is g(), g.__code__.co_consts)
print(257 is 257, -6 is -6, 10 ** 10 is 10 ** 10, (1, "a") is (1, "a"), (1,) * 2 is (1, 1), "a" * 3 is "aaa")
def neg(): return -5, -6, -5 is -5
print(neg(), neg()[1] is -6, int("-5") is -5, int("-6") is -6)
def kinds(): return 1, 1.0, True, 1j, "1", b"1", 0.0, -0.0
print(kinds.__code__.co_consts, [type(c).__name__ for c in kinds.__code__.co_consts[-1]])
def zeros(): a = 0.0; b = -0.0; return a, b
print(zeros.__code__.co_consts, zeros())
def member(x): return x in {1, 2}, x in [3, 4], x in (5, 6)
print(member.__code__.co_consts, member(1))
def big(): return 2 ** 100, 2 ** 10000 % 7, "ab" * 2000 == "", (0,) * 300 == ()
print([type(c).__name__ for c in big.__code__.co_consts])
def dead():
    if 0: return "unreachable"
    while False: pass
    return not None, "a" "b", 3 if True else 4
print(dead.__code__.co_consts, dead())
def index(): return "abc"[1], (1, 2, 3)[-1], [1, 2][0]
print(index.__code__.co_consts, index())
def lists(): return [1, 2, 3], [1, 2, 3] is [1, 2, 3], {1, 2, 3}, {"a": 1, "b": 2}
print(lists.__code__.co_consts)
def unpack(): a, b = 1, 2; a, b = b, a; return a, b
print(unpack.__code__.co_consts, unpack())
def doc(): "the doc"; return "the doc" is doc.__doc__
print(doc(), doc.__code__.co_consts)
def nested():
    def inner(): return 257
    return inner
print(nested()() is nested()(), nested() is nested(), nested().__code__ is nested().__code__)
def chain(): return 1 < 2 < 3, 1 + 2 * 3, (1 + 2) * 3, 7 // 2, 7 / 2, 1 << 4, ~5, +3, -(-3)
print(chain.__code__.co_consts, chain())
def errors():
    try: return 1 / 0
    except ZeroDivisionError: return 1 % 1 if 0 else "kept"
print(errors.__code__.co_consts)
