# Where the carets stand, by kind of expression.
import traceback
def attempt(text):
    scope = {"a": 1, "s": "x", "d": {"k": {}}, "n": None, "f": lambda *x: 1 / 0, "lst": [1]}
    try:
        exec(compile(text, "<t>", "exec"), scope)
    except Exception as error:
        frame = traceback.extract_tb(error.__traceback__)[1]
        print(frame.lineno, frame.end_lineno, frame.colno, frame.end_colno, text)
for text in ("a + s", "x = a + s * 2 + 'y'", "s.nope", "s.upper().nope.y", "d['z']", "d['k']['z']['q']", "n[0]", "n()", "f(1, 2)", "lst[a]", "lst[5] = 1", "del lst[5]", "-s", "a < s", "a in a", "undefined", "(a +\n  s)", "a, b = lst", "for i in a: pass", "raise ValueError", "assert a == 2", "[x / 0 for x in lst]", "s.x = 1", "a += s", "import nope_module", "from math import nope", "with a: pass", "f'{s:d}'", "lambda: undefined", "{**a}", "[*a]", "f(*a)", "f(**a)", "a if undefined else 2", "not undefined", "a and undefined", "class C(a): pass", "@a\ndef g(): pass", "global zz; zz", "{[]: 1}", "a @ s"):
    attempt(text)
