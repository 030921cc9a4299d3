# Kinds of objects, members, static look-ups, states.
import inspect


class C:
    x = 1

    def method(self): ...
    @property
    def prop(self): raise RuntimeError
    @staticmethod
    def static(): ...
    @classmethod
    def klass(cls): ...


def gen(): yield
async def coro(): ...
async def agen(): yield


g = gen()
c = C()
for thing in (C, c.method, C.method, gen, coro, agen, g, len, [].append, str.join, inspect, print):
    print([name for name in ("isclass", "ismethod", "isfunction", "isbuiltin", "isroutine", "isgeneratorfunction", "iscoroutinefunction",
                             "isasyncgenfunction", "isgenerator", "ismodule", "ismethoddescriptor") if getattr(inspect, name)(thing)])
print([name for name, _ in inspect.getmembers(C, inspect.isfunction)], inspect.getattr_static(c, "prop"). __class__.__name__)
print([(a.name, a.kind) for a in inspect.classify_class_attrs(C) if a.defining_class is C and a.name[0] != "_"])
print(inspect.getgeneratorstate(g), next(g), inspect.getgeneratorstate(g), g.close(), inspect.getgeneratorstate(g))
print(inspect.getmro(C), inspect.unwrap(C.method) is C.method, inspect.getclasstree([C, bool])[-1])
print(inspect.cleandoc("  a\n    b\n      c\n"), inspect.isabstract(C), inspect.get_annotations(gen))
