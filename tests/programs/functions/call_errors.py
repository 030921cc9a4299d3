# Every TypeError of a wrong call.
def none(): pass
def one(a): pass
def two(a, b): pass
def three(a, b, c=1): pass
def star(a, *args): pass
def kwonly(*, k, m): pass
def posonly(a, b, /, c=1): pass
def kw(a, **kwargs): pass
class C:
    def method(self, x): pass
    def nothing(): pass
for text in ("none(1)", "none(1, 2)", "none(a=1)", "one()", "one(1, 2)", "one(b=1)", "one(1, a=1)", "one(1, b=2)", "two()", "two(1)", "two(b=1)", "two(1, 2, 3, 4)", "three(1, 2, 3, 4)", "three()", "three(1, b=1, z=3)", "star()", "star(a=1, b=2)", "kwonly()", "kwonly(k=1)", "kwonly(1, 2)", "kwonly(1, k=2, m=3)", "posonly(a=1, b=2)", "posonly(1, b=2)", "posonly()", "posonly(1, 2, 3, 4)", "posonly(1, 2, x=3)", "kw(1, a=2)", "kw()", "C().method()", "C().method(1, 2)", "C.method()", "C().nothing()", "one(*[1, 2])", "one(**{'x': 1})", "one(1, **{'a': 2})", "one(**{1: 2})", "one(*5)", "one(**5)", "none(*None)", "kw(1, **{'b': 2}, b=3)", "kw(1, **{'b': 2}, **{'b': 3})", "(lambda x: 0)()", "C(1)", "5()", "two(1, *[2, 3, 4])", "(lambda a, b, c, d: 0)()", "(lambda *, a, b, c: 0)()", "(lambda a, *, k: 0)(1, 2, 3)", "(lambda a, b=1, *, k=2: 0)(1, 2, 3, k=4)"):
    try:
        import warnings; warnings.simplefilter("ignore")
        eval(text)
        print(text, "is fine")
    except TypeError as error:
        print(text, "->", error)
