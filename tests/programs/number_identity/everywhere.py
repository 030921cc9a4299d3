# Numbers that exist without an object, as the operand of everything that takes an object: called, entered, awaited, raised, unpacked ...
class Doubles:
    def __init__(self, answer):
        self.answer = answer

    def __mul__(self, other):
        return self.answer


def attempt(function, good, rounds=130):
    for _ in range(rounds):
        try:
            function(Doubles(good))
        except Exception:
            pass
    for number in (1.5, 3, 2**40 + 1):
        try:
            print(function.__name__, function(number))
        except Exception as error:
            print(function.__name__, type(error).__name__, error)


def call(x): return (x * 2)()
def call_one(x): return (x * 2)([])
def call_keyword(x): return (x * 2)(key=1)
def call_starred(x): return (x * 2)(*[], **{})
def method(x): return (x * 2).conjugate()
def method_keyword(x): return (x * 2).conjugate(key=1)
def attribute(x): return (x * 2).real
def missing(x): return (x * 2).missing
def subscript(x): return (x * 2)[0]
def piece(x): return (x * 2)[1:2]
def contains(x): return 1 in (x * 2)
def length(x): return len(x * 2)
def iterate(x): return list(x * 2)
def loop(x):
    for item in x * 2:
        return item
def unpack(x):
    a, b = x * 2
    return a
def starred(x): return [*(x * 2)]
def mapping(x): return {**(x * 2)}
def enter(x):
    with x * 2 as held:
        return held
def throw(x): raise x * 2
def text(x): return f"{x * 2} {x * 2!r:>8}"
def negate(x): return -(x * 2), +(x * 2), not x * 2
def invert(x): return ~(x * 2)
def identity(x):
    y = x * 2
    return y is y, (x * 2) is None, x * 2 is not y
def truth(x): return (x * 2 and 5) or x * 2
def delete(x): del (x * 2)[0]
def store(x): (x * 2)[0] = 1
def set_attribute(x): (x * 2).name = 1
def match(x):
    match x * 2:
        case [_]: return "sequence"
        case {"a": _}: return "mapping"
        case float(value): return value
        case int(value): return value
def caught(x):
    try:
        raise ValueError
    except (x * 2):
        return 1
def base(x):
    class Derived(x * 2): pass
def decorated(x):
    @(x * 2)
    def inner(): pass
    return inner
def yields(x): return next(y for y in [x * 2]), list(y * 2 for y in (x,))
def from_it(x):
    def generator(): yield from x * 2
    return list(generator())
def awaits(x):
    async def coroutine(): await (x * 2)
    try:
        coroutine().send(None)
    except StopIteration as stop:
        return stop.value


attempt(call, lambda: 7)
attempt(call, dict)
attempt(call, Doubles)
attempt(call_one, len)
attempt(call_one, type)
attempt(call_one, str)
attempt(call_one, Doubles)
attempt(call_keyword, dict)
attempt(call_starred, dict)
for function in (method, method_keyword, attribute, missing, negate, identity, truth, text, match, yields):
    attempt(function, 5)
attempt(subscript, [1])
attempt(subscript, {0: 1})
attempt(piece, "abc")
for function in (contains, length, iterate, starred):
    attempt(function, [1])
attempt(loop, [1])
attempt(loop, (1,))
attempt(unpack, (1, 2))
attempt(mapping, {})
for function in (enter, throw, invert, delete, caught, base, decorated, from_it, awaits, set_attribute):
    attempt(function, None)
attempt(store, [1])
