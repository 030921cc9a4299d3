# Exception groups: making, splitting, deriving.
g = ExceptionGroup("msg", [ValueError(1), KeyError("k"), ExceptionGroup("inner", [TypeError("t"), ValueError(2)])])
print(g, repr(g), g.message, g.exceptions[0], len(g.exceptions))
match, rest = g.split(ValueError)
print(repr(match), repr(rest))
print(repr(g.subgroup(lambda e: isinstance(e, KeyError))), g.subgroup(OSError), g.split(ExceptionGroup)[1])
print(repr(g.derive([OSError()])), type(BaseExceptionGroup("m", [ValueError()])).__name__, type(BaseExceptionGroup("m", [KeyboardInterrupt()])).__name__)
for f in (lambda: ExceptionGroup("m", []), lambda: ExceptionGroup("m", [5]), lambda: ExceptionGroup(5, [ValueError()]), lambda: ExceptionGroup("m", [KeyboardInterrupt()]), lambda: ExceptionGroup("m"), lambda: ExceptionGroup("m", 5)):
    try:
        f()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
