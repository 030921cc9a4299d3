# What collect() returns for rings of all kinds, resurrection, garbage, debug texts, callbacks.
import gc
import io
import re
import sys
import weakref


def fact(name, value):
    print(name, value, sep=": ")


gc.disable()
gc.collect()


class Node:
    def __init__(self, other=None):
        self.other = other


class Slots:
    __slots__ = ("a", "__weakref__")


class WithDel:
    def __init__(self):
        self.me = self

    def __del__(self):
        pass


class List(list):
    pass


def collected(make):
    gc.collect()
    make()
    return gc.collect()


def ring_list():
    l = []
    l.append(l)


def two_lists():
    a, b = [], []
    a.append(b)
    b.append(a)


def ring_dict():
    d = {}
    d[1] = d


def ring_instance():
    n = Node()
    n.other = n


def ring_instance_read():
    n = Node()
    n.other = n
    n.__dict__


def two_instances():
    a = Node()
    a.other = Node(a)


def slots_ring():
    s = Slots()
    s.a = s


def tuple_ring():
    t = ([],)
    t[0].append(t)


def class_made():
    class Local:
        pass


def class_with_method():
    class Local:
        def f(self):
            pass


def class_with_slots():
    class Local:
        __slots__ = ("a", "b")


def class_with_super():
    class Local:
        def f(self):
            super().f()


def class_and_instance():
    class Local:
        pass
    Local.instance = Local()


def type_call():
    type("T", (), {})


def function_ring():
    def f():
        return f


def two_functions():
    def f():
        return g

    def g():
        return f


def default_ring():
    l = []

    def f(a=l):
        pass
    l.append(f)


def function_attribute():
    def f():
        pass
    f.me = f


def bound_method_ring():
    n = Node()
    n.method = n.__init__


def lambda_in_instance():
    n = Node()
    n.f = lambda: n


def generator_ring():
    def g():
        me = yield
        yield me
    it = g()
    next(it)
    it.send(it)


def generator_of_itself():
    def g():
        yield it
    it = g()
    next(it)


def exception_ring():
    try:
        raise ValueError
    except ValueError as error:
        keep = error


def exception_context():
    try:
        try:
            raise KeyError
        except KeyError as inner:
            raise ValueError from inner
    except ValueError as outer:
        keep = outer


def exception_without_name():
    try:
        raise ValueError
    except ValueError:
        pass


def frame_ring():
    frame = sys._getframe()


def frame_locals_ring():
    me = locals()
    me["me"] = me


def set_ring():
    class Item:
        pass
    s = set()
    i = Item()
    i.s = s
    s.add(i)


def list_iterator_ring():
    l = []
    l.append(iter(l))


def map_ring():
    l = []
    l.append(map(len, l))


def partial_ring():
    import functools
    l = []
    l.append(functools.partial(len, l))


def deque_ring():
    import collections
    d = collections.deque()
    d.append(d)


def ordered_ring():
    import collections
    d = collections.OrderedDict()
    d[1] = d


def default_dict_ring():
    import collections
    d = collections.defaultdict(list)
    d[1] = d


def lru_ring():
    import functools

    @functools.lru_cache
    def f(a):
        return f
    f(1)


def property_ring():
    l = []
    l.append(property(l.append))


def weakref_ring():
    n = Node()
    n.other = weakref.ref(n)


def weakref_callback_ring():
    n = Node()
    n.other = weakref.ref(n, lambda r: n)


def simple_namespace():
    s = type(sys.implementation)()
    s.me = s


def module_ring():
    m = type(sys)("m")
    m.me = m


def long_chain():
    first = node = []
    for _ in range(100):
        node.append([])
        node = node[0]
    node.append(first)


def hanging_off():
    l = [[], {}, {1: []}, (1,), ([],), 1.5, "a", set(), Node()]
    l.append(l)


def doubly_linked():
    nodes = [Node() for _ in range(5)]
    for a, b in zip(nodes, nodes[1:]):
        a.next, b.previous = b, a


def tree():
    root = Node()
    root.children = [Node(root) for _ in range(3)]


def list_subclass():
    l = List()
    l.append(l)
    l.x = 1


def with_del():
    WithDel()


def memory_view():
    l = [memoryview(b"abc")]
    l.append(l)


def zip_ring():
    l = []
    l.append(zip(l, l))


def cell_ring():
    x = None

    def f():
        return x
    x = f


def coroutine_ring():
    async def c(l):
        pass
    l = []
    co = c(l)
    l.append(co)
    co.close()


def async_generator_ring():
    async def c(l):
        yield
    l = []
    l.append(c(l))


def abc_class():
    import abc

    class A(abc.ABC):
        pass


def enum_class():
    import enum

    class E(enum.Enum):
        A = 1


def dataclass_made():
    import dataclasses

    @dataclasses.dataclass
    class D:
        x: int


def namedtuple_made():
    import collections
    collections.namedtuple("P", "a b")


def subclass_made():
    class A:
        pass

    class B(A):
        pass


def metaclass_made():
    class M(type):
        pass

    class C(metaclass=M):
        pass


def class_property():
    class Local:
        @property
        def p(self):
            pass

        @staticmethod
        def s():
            pass

        @classmethod
        def c(cls):
            pass


def class_attribute_list():
    class Local:
        items = [[]]


def class_annotated():
    class Local:
        x: int = 1


def class_doc():
    class Local:
        """Text."""


def instance_of_local():
    class Local:
        def __init__(self):
            self.me = self
    Local()


for make in (
        ring_list, two_lists, ring_dict, ring_instance, ring_instance_read, two_instances, slots_ring, tuple_ring, class_made, class_with_method, class_with_slots, class_with_super,
        class_and_instance, type_call, function_ring, two_functions, default_ring, function_attribute, bound_method_ring, lambda_in_instance, generator_ring, generator_of_itself, exception_ring, exception_context,
        exception_without_name, frame_ring, frame_locals_ring, set_ring, list_iterator_ring, map_ring, partial_ring, deque_ring, ordered_ring, default_dict_ring, lru_ring, property_ring, weakref_ring,
        weakref_callback_ring, simple_namespace, module_ring, long_chain, hanging_off, doubly_linked, tree, list_subclass, with_del, memory_view, zip_ring, cell_ring, coroutine_ring, async_generator_ring,
        abc_class, subclass_made, metaclass_made, class_property, class_attribute_list, class_annotated, class_doc, instance_of_local, dataclass_made, namedtuple_made, enum_class):
    collected(make)  # imports, caches
    fact("collected of " + make.__name__, collected(make))


class Resurrect:
    saved = []

    def __init__(self):
        self.me = self

    def __del__(self):
        Resurrect.saved.append(self)


Resurrect()
fact("resurrected", (gc.collect(), len(Resurrect.saved), gc.garbage))
fact("finalized", gc.is_finalized(Resurrect.saved[0]))
Resurrect.saved.clear()
fact("second death", (gc.collect(), len(Resurrect.saved)))


class Partner:
    def __init__(self):
        self.other = Resurrect()
        self.other.back = self


Partner()
fact("resurrected with its partner", (gc.collect(), len(Resurrect.saved)))
Resurrect.saved.clear()
fact("they die", gc.collect())


def debug(flags, make):
    """What the collector writes; addresses and times are replaced."""
    gc.collect()
    make()
    old, sys.stderr = sys.stderr, io.StringIO()
    gc.set_debug(flags)
    try:
        number = gc.collect()
    finally:
        gc.set_debug(0)
        text = sys.stderr.getvalue()
        sys.stderr = old
    text = re.sub(r"0x[0-9a-f]+", "0x", text)
    text = re.sub(r"[\d.]+s elapsed", "s elapsed", text)
    text = re.sub(r"generation: [\d ]+", "generation: ", text)
    return number, sorted(text.splitlines()) if flags & 1 == 0 else text.splitlines(), len(gc.garbage)


fact("DEBUG_COLLECTABLE", debug(gc.DEBUG_COLLECTABLE, two_instances))
fact("DEBUG_COLLECTABLE of a class", debug(gc.DEBUG_COLLECTABLE, class_made))
fact("DEBUG_COLLECTABLE of a function", debug(gc.DEBUG_COLLECTABLE, function_ring))
fact("DEBUG_COLLECTABLE of what hangs off", debug(gc.DEBUG_COLLECTABLE, hanging_off))
fact("DEBUG_COLLECTABLE of a generator", debug(gc.DEBUG_COLLECTABLE, generator_ring))
fact("DEBUG_COLLECTABLE of an exception", debug(gc.DEBUG_COLLECTABLE, exception_ring))
fact("DEBUG_STATS", debug(gc.DEBUG_STATS, ring_list))
fact("DEBUG_STATS without garbage", debug(gc.DEBUG_STATS, lambda: None))
fact("DEBUG_UNCOLLECTABLE", debug(gc.DEBUG_UNCOLLECTABLE, ring_list))
fact("DEBUG_SAVEALL", debug(gc.DEBUG_SAVEALL, two_lists))
fact("garbage", [type(o).__name__ for o in gc.garbage])
gc.garbage.clear()
fact("garbage freed", gc.collect())
fact("DEBUG_LEAK", debug(gc.DEBUG_LEAK, ring_dict))
gc.garbage.clear()
gc.collect()
fact("DEBUG_SAVEALL keeps the order", (debug(gc.DEBUG_SAVEALL, hanging_off)[0], [type(o).__name__ for o in gc.garbage]))
gc.garbage.clear()
gc.collect()
events = []


def callback(phase, info):
    events.append((phase, sorted(info.items())))


gc.callbacks.append(callback)
ring_list()
gc.collect()
gc.collect(0)
gc.collect(1)
fact("callbacks", events)
gc.callbacks.clear()


def order_of_callbacks():
    seen = []
    gc.callbacks.append(lambda phase, info: seen.append("a" + phase))
    gc.callbacks.append(lambda phase, info: seen.append("b" + phase))
    gc.collect(0)
    gc.callbacks.clear()
    return seen


fact("two callbacks", order_of_callbacks())


class Collects:
    def __init__(self):
        self.me = self

    def __del__(self):
        inner.append(gc.collect())


inner = []
Collects()
fact("collect() in __del__", (gc.collect(), inner))
inner = []
gc.callbacks.append(lambda phase, info: inner.append(gc.collect()))
gc.collect()
gc.callbacks.clear()
fact("collect() in a callback", inner)


def raising():
    hooked = []
    old, sys.unraisablehook = sys.unraisablehook, lambda u: hooked.append((u.exc_type.__name__, str(u.exc_value), u.err_msg, getattr(u.object, "__name__", u.object)))

    class Bad:
        def __init__(self):
            self.me = self

        def __del__(self):
            raise ValueError("from __del__")

    Bad()
    gc.collect()
    gc.callbacks.append(lambda phase, info: 1 / 0)
    gc.collect()
    gc.callbacks.clear()
    sys.unraisablehook = old
    return hooked


fact("raising __del__ and callback", raising())
fact("collect returns unreachable without the resurrected", (lambda: [Resurrect(), ring_list()] and gc.collect())())
