# An exception group is printed as a tree.
def f(x):
    raise ValueError(x)
errors = []
for i in range(2):
    try:
        f(i)
    except ValueError as e:
        errors.append(e)
inner = ExceptionGroup("inner", [KeyError("k")])
raise ExceptionGroup("several", [*errors, inner])
