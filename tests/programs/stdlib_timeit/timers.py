# Timer runs what it says, as often as it says.
import gc
import timeit

calls = []
print(type(timeit.timeit(lambda: calls.append(1), number=7)).__name__, len(calls))
print(len(timeit.repeat("calls.append(2)", repeat=3, number=2, globals=globals())), calls.count(2))
t = timeit.Timer("x += 1", setup="x = 5", timer=lambda: 10)
print(t.timeit(3), gc.isenabled())
timeit.Timer(lambda: calls.append(gc.isenabled())).timeit(1)
print(calls[-1])
for bad in (lambda: timeit.Timer(5), lambda: timeit.Timer("x ="), lambda: timeit.timeit("missing_name", number=1)):
    try:
        bad()
    except (ValueError, SyntaxError, NameError) as error:
        print(type(error).__name__, error)
