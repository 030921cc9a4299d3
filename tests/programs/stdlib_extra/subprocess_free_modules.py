# Small modules that teaching scripts import.
import keyword, numbers, inspect
print(keyword.iskeyword("for"), keyword.iskeyword("print"), len(keyword.kwlist), isinstance(5, numbers.Number), isinstance(1j, numbers.Real))
def f(a, b=2, *args, c, **kw): "doc"
print(inspect.signature(f), inspect.getdoc(f), inspect.isfunction(f), inspect.isclass(int), inspect.isgeneratorfunction(f))
