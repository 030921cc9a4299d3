# yield from, throw, close, send: the corners.
def sub():
    try:
        x = yield 1
        print("got", x)
        y = yield 2
        print("got", y)
    except ValueError as e:
        print("sub caught", e)
        yield "rec"
    finally:
        print("sub fin")
    return "ret"
def main():
    r = yield from sub()
    print("r", r)
    try:
        r = yield from sub()
    except KeyError as e:
        print("main caught", repr(e)); yield "k"
    return 5
g = main()
print(next(g), g.send("a"), g.throw(ValueError("v")), next(g))
print(g.throw(KeyError("z")))
try: next(g)
except StopIteration as e: print(e.value)
try: next(g)
except StopIteration as e: print(repr(e), e.value)
def g2():
    yield from [1, 2]
    yield from (x for x in "ab")
    yield from range(2)
g = g2(); print(list(g))
g = g2(); next(g)
try: g.send(5)
except AttributeError as e: print(e)
g = g2(); next(g)
try: g.throw(RuntimeError("x"))
except RuntimeError as e: print(e, e.__context__)
def bad():
    yield 1
    raise StopIteration("inner")
g = bad(); next(g)
try: next(g)
except RuntimeError as e: print(e, repr(e.__cause__), e.__suppress_context__)
def self_run():
    yield next(gg)
gg = self_run()
try: next(gg)
except ValueError as e: print(e)
def fin():
    try: yield 1
    finally:
        try: yield 2
        finally: print("deep")
g = fin(); next(g)
try: g.close()
except RuntimeError as e: print(e)
g = fin()
print(g.close(), g.gi_frame, g.gi_running, g.gi_yieldfrom, g.gi_code.co_name)
g = fin()
try: g.send(1)
except TypeError as e: print(e)
try: g.throw(5)
except TypeError as e: print(e)
try: g.throw(ValueError, "a", 5)
except TypeError as e: print(e)
try: g.throw(ValueError("a"), "b")
except TypeError as e: print(e)
g = fin()
try: g.throw(ValueError)
except ValueError as e: print(repr(e))
print(list(g))
def ctx():
    try: yield
    except Exception: 
        import sys
        print(sys.exc_info()[0]); yield 2; print(sys.exc_info()[0])
g = ctx(); next(g)
try:
    1/0
except ZeroDivisionError:
    g.throw(KeyError)
    import sys
    print(sys.exc_info()[0])
    try: next(g)
    except StopIteration: pass
    print(sys.exc_info()[0])
def nest(n):
    if n: yield from nest(n-1)
    yield n
print(sum(nest(300)))
def deleg():
    class It:
        def __iter__(self): return self
        def __next__(self): return 1
        def throw(self, *a): print("throw", len(a), a[0]); return "thrown"
        def close(self): print("closed")
        def send(self, v): print("send", v); return v
    yield from It()
g = deleg(); print(next(g), g.send(4), g.throw(ValueError), g.throw(ValueError("q")))
g.close()
class Badclose:
    def __iter__(self): return self
    def __next__(self): return 1
    def close(self): raise OSError("c")
def bc(): yield from Badclose()
g = bc(); next(g)
try: g.close()
except OSError as e: print(e)
g = bc(); next(g)
try: g.throw(GeneratorExit)
except OSError as e: print(e, repr(e.__context__))
def noiter(): yield from 5
try: list(noiter())
except TypeError as e: print(e)
g = (i for i in range(3) if i); print(g.__name__, g.__qualname__, g.gi_code.co_name)
g.__name__ = "zz"; print(g.__name__)
try: g.__name__ = 5
except TypeError as e: print(e)
def yy():
    x = yield (yield 1)
    print("x", x)
