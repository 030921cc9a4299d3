# Calls and definitions with hundreds of arguments.
names = [f"a{i}" for i in range(400)]
exec(f"def f({', '.join(names)}): return a0 + a255 + a256 + a399")
print(eval(f"f({', '.join(map(str, range(400)))})"))
print(eval(f"f({', '.join(f'{n}={i}' for i, n in enumerate(names))})"))
exec(f"def g({', '.join(f'{n}={i}' for i, n in enumerate(names))}): return a399 - a1")
print(g(), g(a399=5), g(*range(400)), g(**dict.fromkeys(names, 1)))
def h(*args, **kw): return len(args), len(kw)
print(h(*range(5000), **{f"k{i}": i for i in range(3000)}))
