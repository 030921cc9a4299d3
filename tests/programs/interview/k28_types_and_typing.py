# What do generic aliases, unions and annotations come to?
import types, sys, typing
from typing import *
print(list[int], dict[str, int], tuple[int, ...], type[int], list[int].__origin__, list[int].__args__, list[int] == list[int], list[int] is list[int], isinstance([], list) , list[int]([1]), int | str, int | None, (int | str).__args__, isinstance(1, int | str), issubclass(int, int | None), int | str == str | int, hash(int | str) == hash(str | int), type(int | str), int | int)
for c in ("isinstance([], list[int])", "issubclass(list, list[int])", "int | 5", "5 | int", "list[int][str]", "tuple[()]", "isinstance(1, int | list[int])", "list[T]", "Optional[int]", "Union[int, str, int]", "Union[int]", "Union[()]", "List[int]", "Callable[[int], str]", "Callable[..., int]", "Any", "Literal[1, 'a']", "Literal[1] == Literal[True]", "Annotated[int, 5]", "Final[int]", "ClassVar[int]", "TypeVar('T')", "TypeVar('T', int)", "TypeVar('T', bound=int).__bound__", "Dict[str, List[int]]", "get_type_hints(f)", "get_origin(List[int])", "get_args(Dict[int, str])", "isinstance([], List)", "isinstance([], List[int])", "List()", "Any()", "NewType('N', int)(5)", "cast(int, 'a')", "Generic[int]", "Tuple[int, ...]", "Type[int]", "NoReturn", "Self", "Never", "ForwardRef('x')", "Union[int, None]", "Optional[None]", "List[None]", "Protocol", "TypedDict('TD', {'a': int})(a=1)", "NamedTuple('NT', [('a', int)])(1)", "overload(f)()"):
    T = TypeVar("T")
    def f(a: int, b: "str" = None) -> List[int]: pass
    try: print(c, "->", eval(c))
    except Exception as e: print(c, "->", type(e).__name__, e)
print(types.SimpleNamespace(a=1, b="x"), types.SimpleNamespace(a=1) == types.SimpleNamespace(a=1), types.MappingProxyType({"a": 1}), type(int.__dict__), types.MethodType(print, 5), types.new_class("N", (), {}, lambda ns: ns.update(a=1)).a, types.NoneType, types.EllipsisType, types.FunctionType is types.LambdaType, types.ModuleType("m"), types.ModuleType("m", "d").__doc__, types.DynamicClassAttribute)
mp = types.MappingProxyType({"a": 1})
try: mp["b"] = 1
except TypeError as e: print(e)
print(mp | {"c": 1}, mp.copy(), mp == {"a": 1}, len(mp), "a" in mp, hash(mp) if 0 else "")
class G(Generic[T]):
    def __init__(self, v: T): self.v = v
print(G[int], G[int](5).v, G[int].__origin__, G[int](1).__orig_class__, G.__parameters__, G.__orig_bases__)
class TD(TypedDict, total=False): a: int; b: str
print(TD(a=1), TD.__total__, sorted(TD.__optional_keys__), TD.__annotations__)
class NT(NamedTuple):
    a: int
    b: str = "x"
    def m(self): return self.a
n = NT(1); print(n, n.m(), n._fields, n._replace(a=5), n._asdict(), NT._field_defaults, n == (1, "x"), NT._make([3, "q"]), n.__match_args__, sys.getsizeof(n))
try: n.a = 5
except AttributeError as e: print(e)
try: NT()
except TypeError as e: print(e)
@runtime_checkable
class P(Protocol):
    def meth(self): ...
class Impl:
    def meth(self): ...
print(isinstance(Impl(), P), isinstance(5, P), issubclass(Impl, P))
try: P()
except TypeError as e: print(e)
class NP(Protocol): x: int
try: isinstance(5, NP)
except TypeError as e: print(e)
class Ann:
    a: int = 1
    b: "Undefined"
    def f(self, x: (print("evaluated") or int)) -> None: pass
print(Ann.__annotations__, Ann.f.__annotations__)
x: int = 5; y: str
print(__annotations__)
try: y
except NameError as e: print(e)
def loc():
    z: undefined_name = 1
    return z, loc.__annotations__
print(loc())
import collections
Pt = collections.namedtuple("Pt", "x y z", defaults=[0, 0]); p = Pt(1); print(p, p._asdict(), Pt.__doc__, Pt.x.__doc__, p[0], p[-1], p._replace(x=2), Pt._field_defaults, *p, p + (1,), p == (1, 0, 0), hash(p) == hash((1, 0, 0)), repr(p), p.index(0), Pt(1, 2, z=3))
for c in ("Pt()", "Pt(1, 2, 3, 4)", "Pt(1, q=2)", "p._replace(q=1)", "Pt._make([1])", "collections.namedtuple('a', 'class')", "collections.namedtuple('a', 'x x')", "collections.namedtuple('a', '_x')", "collections.namedtuple('a', 'class x x', rename=True)._fields", "collections.namedtuple('1a', 'x')", "collections.namedtuple('a', 'x', defaults=[1, 2])", "p.__dict__", "p.x.y", "setattr(p, 'new', 1)", "sys.getsizeof(p)", "Pt.__slots__", "Pt.__new__.__defaults__", "type(Pt.x)"):
    try: print(c, "->", eval(c))
    except Exception as e: print(c, "->", type(e).__name__, e)
