# The types module.
import types
s = types.SimpleNamespace(a=1, b="x")
s.c = [1]
print(s, s == types.SimpleNamespace(a=1, b="x", c=[1]), vars(s))
m = types.MappingProxyType({"k": 1})
print(m, m["k"], len(m), "k" in m, m | {"z": 2}, type(int.__dict__) is types.MappingProxyType)
try:
    m["k"] = 2
except TypeError as error:
    print(error)
f = types.FunctionType((lambda x: x + 1).__code__, {}, "made")
print(f(1), f.__name__, types.MethodType(lambda self: self, 5)(), types.new_class("N", (), {}, lambda ns: ns.update(x=1)).x)
def gen(): yield
async def co(): pass
print([isinstance(a, b) for a, b in ((f, types.FunctionType), (len, types.BuiltinFunctionType), (gen(), types.GeneratorType), (types, types.ModuleType), (None, types.NoneType), (f.__code__, types.CodeType), ("".join, types.BuiltinMethodType), (lambda: 0, types.LambdaType), (..., types.EllipsisType), (int | str, types.UnionType), (list[int], types.GenericAlias), (s.__init__, types.MethodWrapperType), ((lambda: f).__closure__, types.NoneType))])
@types.coroutine
def old(): return (yield 1)
print(types.DynamicClassAttribute.__name__, types.resolve_bases((int,)))
