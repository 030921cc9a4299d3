# Sizes of instances, classes, functions, methods, descriptors, modules, exceptions.
import abc
import sys
import types
import weakref


def fact(name, value):
    print(name, value, sep=": ")


size = sys.getsizeof


class Plain:
    pass


class Init:
    def __init__(self):
        self.x = self.y = 1


class Slots0:
    __slots__ = ()


class Slots1:
    __slots__ = ("a",)


class Slots3:
    __slots__ = ("a", "b", "c")


class SlotsWeak:
    __slots__ = ("a", "__weakref__")


class SlotsDict:
    __slots__ = ("a", "__dict__")


class SlotsBoth:
    __slots__ = ("__dict__", "__weakref__")


class SlotsSub(Slots1):
    __slots__ = ("b",)


class PlainOfSlots(Slots1):
    pass


class SlotsOfPlain(Plain):
    __slots__ = ("z",)


class WithDel:
    def __del__(self):
        pass


for kind in (Plain, Init, Slots0, Slots1, Slots3, SlotsWeak, SlotsDict, SlotsBoth, SlotsSub, PlainOfSlots, SlotsOfPlain, WithDel):
    item = kind()
    fact(kind.__name__, (size(item), item.__sizeof__(), kind.__basicsize__, kind.__itemsize__, kind.__dictoffset__, kind.__weakrefoffset__))
first = Init()
fact("instance with unread __dict__", size(first))
first.__dict__
fact("instance with read __dict__", size(first))
fact("class", [size(kind) for kind in (Plain, Init, Slots0, Slots1, Slots3, SlotsSub, WithDel)])
fact("class after an instance", size(Plain))
fact("class made by type()", [size(type("N", (), {})), size(type("N", (), {"__slots__": ()})), size(type("N", (), {"__slots__": ("a", "b")})), size(type("N", (int,), {}))])


class Meta(type):
    pass


class MetaSlots(type):
    pass


fact("metaclass and its class", [size(Meta), size(Meta("M", (), {})), size(abc.ABCMeta), size(abc.ABC)])
fact("builtin types", sorted({size(kind) for kind in (int, str, list, dict, object, type, tuple, Exception)}))
fact("generic alias", [size(list[int]), size(dict[str, int]), size(int | str)])
fact("sub of int, str, list, dict, tuple", [type("S", (base,), {}).__basicsize__ for base in (int, str, list, dict, tuple, set, bytes, float, Exception)])
fact("dict offsets of those", [type("S", (base,), {}).__dictoffset__ for base in (int, str, list, dict, tuple, set, bytes, float, Exception)])
fact("weak offsets of those", [type("S", (base,), {}).__weakrefoffset__ for base in (int, str, list, dict, tuple, set, bytes, float, Exception)])
for kind in (
    object, type, int, bool, float, complex, str, bytes, bytearray, tuple, list, dict, set, frozenset, range, slice, memoryview, property, staticmethod,
    classmethod, super, enumerate, zip, map, filter, reversed, types.FunctionType, types.MethodType, types.CodeType, types.CellType, types.GeneratorType,
    types.CoroutineType, types.AsyncGeneratorType, types.FrameType, types.TracebackType, types.ModuleType, types.MappingProxyType, types.BuiltinFunctionType,
    types.GetSetDescriptorType, types.MemberDescriptorType, types.WrapperDescriptorType, types.MethodDescriptorType, types.MethodWrapperType,
    types.ClassMethodDescriptorType, types.SimpleNamespace, types.GenericAlias, types.UnionType, weakref.ref, weakref.ProxyType, BaseException, Exception,
    StopIteration, OSError, SyntaxError, UnicodeDecodeError, ImportError, SystemExit, KeyError, AttributeError, NameError):
    fact("basic size of " + kind.__name__, (kind.__basicsize__, kind.__itemsize__))


def plain():
    pass


def defaults(a=1, *, b=2) -> int:
    return a


def closure():
    x = y = 1

    def inner():
        return x, y

    def counter():
        nonlocal x
        x += 1

    return inner, counter


fact("functions", [size(plain), size(defaults), size(lambda: 0), size(closure()[0])])
plain.attribute = 1
fact("function with a dict", size(plain))
fact("closure tuple and cell", [size(closure()[0].__closure__), size(closure()[0].__closure__[0]), size(types.CellType())])
fact("builtin functions", [size(len), size([].append), size("".join), size(dict.fromkeys), size(print)])
fact("bound method", [size(Init().__init__), size(types.MethodType(len, []))])
fact("wrappers", [size(object.__init__), size(object().__str__), size(str.upper), size(int.__add__), size((1).__add__)])
fact("descriptors", [size(Slots1.a), size(type.__dict__["__name__"]), size(property()), size(property(plain)), size(staticmethod(plain)), size(classmethod(plain))])
fact("__dict__ descriptors", [size(Plain.__dict__["__dict__"]), size(Plain.__dict__["__weakref__"]), size(dict.__dict__["fromkeys"])])


class Super(Plain):
    def get(self):
        return super()


fact("super", [size(Super().get()), size(super(Super))])


class Property(property):
    pass


fact("property subclass", size(Property()))
fact("modules", [size(types.ModuleType("m")), size(sys), size(types)])
fact("simple namespace", [size(types.SimpleNamespace()), size(types.SimpleNamespace(a=1))])
fact("mapping proxy", [size(types.MappingProxyType({})), size(Plain.__dict__)])
fact("weakref", [size(weakref.ref(Plain)), size(weakref.proxy(Plain)), size(weakref.proxy(first)), size(weakref.ref(first, print))])


class Ref(weakref.ref):
    pass


class SlotRef(weakref.ref):
    __slots__ = ("key",)


fact("weakref subclass", [size(Ref(first)), size(SlotRef(first)), size(weakref.WeakMethod(Init().__init__))])
fact("exceptions", [(kind.__name__, size(kind())) for kind in (
    BaseException, Exception, ValueError, KeyError, IndexError, StopIteration, OSError, FileNotFoundError, ImportError, SyntaxError, SystemExit,
    AttributeError, NameError, UnboundLocalError, MemoryError, RecursionError, StopAsyncIteration, GeneratorExit, KeyboardInterrupt, Warning)])
fact("unicode errors", [size(UnicodeDecodeError("a", b"", 0, 1, "r")), size(UnicodeEncodeError("a", "", 0, 1, "r")), size(UnicodeTranslateError("", 0, 1, "r"))])
fact("exception group", [size(ExceptionGroup("g", [ValueError()])), size(BaseExceptionGroup("g", [ValueError()]))])


class Error(Exception):
    pass


class SlotError(Exception):
    __slots__ = ("x",)


fact("exception subclass", [size(Error()), size(Error(1, 2)), size(SlotError())])
error = ValueError(1)
error.add_note("n")
error.x = 1
fact("exception with attributes", size(error))
fact("exception args", [size(ValueError().args), size(ValueError(1).args), size(error.__notes__)])
