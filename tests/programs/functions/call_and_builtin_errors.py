# Stars in calls and targets; what calls of functions and builtins refuse, and how they say it.
a, *b, c = range(5); print(a, b, c)
*a, = "xy"; print(a)
(a, (b, *c)), d = (1, (2, 3, 4)), 5; print(a, b, c, d)
[a, *[b, *c]] = 1, 2, 3, 4; print(a, b, c)
def f(*a, **k): return a, k
print(f(*[1], 2, *(3, 4), x=1, **{"y": 2}, **{}, z=3))
for bad in ("f(**{'a':1}, a=2)", "f(a=1, **{'a':2})", "f(*5)", "f(**5)", "f(**{1:2})", "(lambda a: 1)(*[1,2])", "(lambda a, /: 1)(a=1)", "(lambda *, a: 1)()", "(lambda *, a: 1)(1)", "(lambda a, b, /, c, *, d: 1)(1)", "(lambda a, b=1: 1)()", "(lambda a, b=1: 1)(1,2,3)", "(lambda a, b: 1)(1, a=2)", "(lambda: 1)(x=1)", "(lambda *a: 1)(x=1)", "f(*None)", "f(*[1], **[2])", "len(x=1)", "print(foo=1)", "[].append()", "{}.get()", "''.join(1, 2)", "int(x=1)", "(lambda a,b,c: 1)()", "(lambda a,b: 1)()", "(lambda *,a,b,c: 1)()", "(lambda a, /, b: 1)(b=1)", "sorted()", "sorted([], 1)", "max()", "max(1)", "max([], key=None)", "min([])", "isinstance(1)", "range()", "range(1,2,3,4)", "range(1,2,0)", "range('a')", "iter()", "iter(5)", "iter(5, 5)", "next()", "next(5)", "zip(1)", "map()", "map(1)", "list(map(1, [1]))", "enumerate()", "enumerate([], 'a')", "sum()", "sum(['a'])", "sum(['a'], '')", "abs('a')", "divmod(1)", "pow(2, 'a')", "pow(2, -1, 4)", "round('a')", "round(1.5, 'a')", "hash([])", "ord('ab')", "ord(5)", "chr(-1)", "chr('a')", "bin(1.5)", "hex('a')", "len(5)", "callable()", "setattr(1, 'a', 2)", "getattr(1, 2)", "delattr(1, 'a')", "hasattr(1, 2)", "vars(5)", "dir(1, 2)", "eval(5)", "exec(5)", "compile(1,2,3)", "compile('1','f','bad')", "open()", "reversed({1})", "reversed(5)", "all(5)", "any(5)", "type(1,2)", "type()", "super()", "object(1)", "object.__new__()", "object.__new__(5)", "object.__new__(int)", "int.__new__(str)", "tuple.__new__(list)", "int.__add__(1)", "int.__add__('a', 1)", "list.append({}, 1)", "str.upper(5)", "(5).__add__('a')", "slice()", "slice(1,2,3,4)", "complex('a')", "complex('1', 2)", "complex(1, '2')", "float('a')", "float([])", "bytes('a')", "bytes(-1)", "bytes([256])", "bytes(['a'])", "bytearray(5.5)", "memoryview(5)", "frozenset(5)", "set(1,2)", "dict(5)", "dict([1])", "dict([(1,2,3)])", "dict([[1]])", "list(1,2)", "tuple(5)", "str(b'a', 5)", "str(5, 'utf8')", "bool(1,2)", "format(1, 2)", "format(1, 'q')", "'{}'.format()", "'{a}'.format()", "'{0}{}'.format(1,2)", "'%d' % 'a'", "'%s %s' % 1", "'%s' % (1,2)", "'%(a)s' % 1", "'%z' % 1", "'%c' % 'ab'", "'%' % 1", "'%*d' % ('a', 1)", "b'%d' % 'a'", "'a' + 1", "1 + 'a'", "[] + ()", "'a' * 'b'", "'a' * 1.5", "[1] * []", "-'a'", "~1.5", "1 @ 2", "1 < 'a'", "[] < ()", "1j < 2j", "{} < {}", "None + 1", "'a' in 5", "1 in 'a'", "5[0]", "5[0:1]", "{}[[]]", "[1]['a']", "(1,)['a']", "'a'['b']", "b'a'['b']", "[1][1.5]", "[][0]", "()[0]", "''[0]", "b''[0]", "range(3)[5]", "{}['q']", "[].pop()", "{}.popitem()", "set().pop()", "[].remove(1)", "[].index(1)", "().index(1)", "'a'.index('b')", "b'a'.index(b'b')", "{1}.remove(2)", "int('z')", "int('1', 1)", "int('1', 37)", "int(1, 2)", "int('')", "int('0x', 16)", "int(b'zz')", "int(None)", "int([])", "1 << -1", "1 >> -1", "1 // 0", "1.0 // 0", "1 % 0", "1.0 % 0", "1 / 0", "1.0 / 0", "0 ** -1", "0.0 ** -1", "1j / 0", "divmod(1.0, 0)", "2.0 ** 10000", "int(float('inf'))", "int(float('nan'))", "10 ** 400 * 1.0", "(10 ** 400) / 1", "'a'.encode('nope')", "'\\xe9'.encode('ascii')", "b'\\xff'.decode()", "'a'.encode('utf-8', 'nope')", "'\\ud800'.encode()", "'abc'.center()", "'a'.center(5, 'ab')", "'a'.ljust('5')", "'a,b'.split(1)", "'a'.split('')", "'a'.replace('a')", "'a'.startswith(5)", "'a'.startswith((5,))", "'a'.join([1])", "','.join(5)", "'a'.translate(5)", "str.maketrans('a', 'bc')", "str.maketrans(5)", "'a'.expandtabs('a')", "'a'.zfill('a')", "'a'.count(5)", "'a'.find(5)", "'a'.partition('')", "'a'.partition(5)"):
    try: print(bad, "->", eval(bad))
    except Exception as e: print(bad, "|", type(e).__name__, e)
print([*range(3), *"ab"], (*[], 1), {*[1], *[1, 2]}, {**{"a": 1}, "b": 2, **{"a": 3}})
x = *[1], 2; print(x)
for bad in ("a, b = 1", "a, b = [1]", "a, b = 1, 2, 3", "a, *b, c = [1]", "*a, b, c = 'x'", "(a, b), c = 1, 2", "[a] = []", "a, b = {}", "a, = 1, 2", "a, b = iter([1])", "a, b = 'abc'", "a, b, *c = []"):
    try: exec(bad)
    except Exception as e: print(bad, "|", type(e).__name__, e)
def g(a, b=2, /, c=3, *d, e, f=6, **h): return a, b, c, d, e, f, h
print(g(1, e=5), g(1, 2, 3, 4, e=5, a=9, b=8))
try: g()
except TypeError as e: print(e)
def k(a, /, **kw): return a, kw
print(k(1, a=2))
def m(self, *, self2=1): pass
try: m(1, 2, 3)
except TypeError as e: print(e)
def n(*, a, b): pass
for c in ((), (1,)):
    try: n(*c, a=1)
    except TypeError as e: print(e)
try: n(1, 2, a=1, b=2)
except TypeError as e: print(e)
def o(a, *, b=1): pass
try: o(1, 2, b=3)
except TypeError as e: print(e)
try: o(1, 2, 3, b=3)
except TypeError as e: print(e)
def p(a, b, c, d): pass
try: p(1, c=2)
except TypeError as e: print(e)
class Q:
    def me(self, a): pass
    def __call__(self, x): pass
for f in (lambda: Q().me(), lambda: Q.me(), lambda: Q().me(1, 2), lambda: Q()(), lambda: Q(1), lambda: Q().nope(), lambda: Q().me(z=1)):
    try: f()
    except Exception as e: print(type(e).__name__, e)
