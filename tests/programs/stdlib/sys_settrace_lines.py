# Which lines a trace function is told of, for each kind of statement.
import sys
ev = []
def t(f, e, a):
    if f.f_code.co_name.startswith("t_"): ev.append((f.f_code.co_name, e, f.f_lineno - f.f_code.co_firstlineno, repr(a)[:40] if e == "return" else None)); return t
def t_pass():
    pass
    x = 1
    if x:
        pass
    else:
        pass
    for i in (1, 2):
        continue
    for i in ():
        pass
    else:
        x = 2
    try:
        pass
    finally:
        pass
    try:
        x = 3
    finally:
        x = 4
    with CM():
        pass
    with CM() as a, \
         CM() as b:
        x = 5
    return (1,
       x)
class CM:
    def __enter__(self): pass
    def __exit__(self, *a): pass
def t_gen():
    for i in range(2):
        yield i
    yield from [1]
    return 3
def t_exc():
    try:
        try:
            raise ValueError
        except KeyError:
            pass
    except (ValueError,
            TypeError) as e:
        x = 1
    else:
        x = 2
    finally:
        x = 3
    try:
        1/0
    finally:
        x = 5
def t_loop():
    x = 0
    while x < 2:
        x += 1
        if x == 1:
            continue
        elif x == 5:
            pass
    while 1:
        if x: break
    a = [y
         for y in
         range(2)]
    t_in = lambda: 1
    t_in()
    class t_K:
        z = 1
        def m(self): pass
    lambda: 0
    assert x, \
      "a"
    global gg
    gg = 1
    import sys
    del x
    "string"
    5
    ...
def t_match():
    match 5:
        case 4:
            x = 1
        case int() if (
            1):
            x = 2
        case _:
            x = 3
    if (1 and
        x or
        3):
        pass
    return x
def t_one(): return 1
def t_doc():
    """doc"""
def t_empty():
    pass
def t_star(*a, **k):
    b = 1; c = 2
    return a, \
       k
async def t_async():
    async with ACM() as q:
        pass
    async for i in agen():
        pass
    await ACM().__aenter__()
class ACM:
    async def __aenter__(s): pass
    async def __aexit__(s, *a): pass
async def agen(): yield 1
sys.settrace(t)
t_pass(); list(t_gen())
try: t_exc()
except ZeroDivisionError: pass
t_loop(); t_match(); t_one(); t_doc(); t_empty(); t_star(1, k=2)
try: t_async().send(None)
except StopIteration: pass
sys.settrace(None)
for e in ev: print(*e)
