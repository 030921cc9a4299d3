"""functools: tools for functions that take or make functions.

partial, reduce, cmp_to_key and the LRU cache itself are C++ (module _functools).  What only some programs need - the type of
cache_info(), the machinery of singledispatch - is made or imported at first use.
"""

__all__ = ["update_wrapper", "wraps", "WRAPPER_ASSIGNMENTS", "WRAPPER_UPDATES",
           "total_ordering", "cache", "cmp_to_key", "lru_cache", "reduce",
           "partial", "partialmethod", "singledispatch", "singledispatchmethod",
           "cached_property"]

from abc import get_cache_token
from _functools import _lru_cache_wrapper, cmp_to_key, partial, reduce
from _thread import RLock

GenericAlias = type(list[int])


def __getattr__(name):
    if name == "_CacheInfo":
        global _CacheInfo
        from collections import namedtuple
        _CacheInfo = namedtuple("CacheInfo", ["hits", "misses", "maxsize", "currsize"])
        return _CacheInfo
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


# ---- Wrappers ----

WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__")
WRAPPER_UPDATES = ("__dict__",)


def update_wrapper(wrapper, wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """Make `wrapper` look like `wrapped`, which it keeps as __wrapped__.

    Attributes named in `assigned` are copied as far as they exist; those named in `updated` are dicts that are merged.
    """
    for name in assigned:
        try:
            value = getattr(wrapped, name)
        except AttributeError:
            continue
        setattr(wrapper, name, value)
    for name in updated:
        getattr(wrapper, name).update(getattr(wrapped, name, {}))
    # Last, since the update of __dict__ may have brought a __wrapped__ of its own.
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped, assigned=WRAPPER_ASSIGNMENTS, updated=WRAPPER_UPDATES):
    """A decorator that applies update_wrapper() to the function under it."""
    return partial(update_wrapper, wrapped=wrapped, assigned=assigned, updated=updated)


# ---- total_ordering ----

def _comparison(name, root, negate, then):
    # The method `name` by way of the method `root`: its answer, perhaps negated, joined with (in)equality as `then` says.
    if then == "or equal":
        def derived(self, other):
            answer = getattr(type(self), root)(self, other)
            if answer is NotImplemented:
                return answer
            return (not answer if negate else answer) or self == other
    elif then == "and different":
        def derived(self, other):
            answer = getattr(type(self), root)(self, other)
            if answer is NotImplemented:
                return answer
            return (not answer if negate else answer) and self != other
    else:
        def derived(self, other):
            answer = getattr(type(self), root)(self, other)
            if answer is NotImplemented:
                return answer
            return not answer
    # Pickles find a derived method in this module.
    derived.__name__ = name
    derived.__qualname__ = f"_{name.strip('_')}_from_{root.strip('_')}"
    derived.__doc__ = f"Return the comparison.  Computed by @total_ordering from {root}."
    globals()[derived.__qualname__] = derived
    return name, derived


# In this order the first one that a class defines is taken as root.
_orderings = {
    "__lt__": [_comparison("__gt__", "__lt__", True, "and different"),
               _comparison("__le__", "__lt__", False, "or equal"),
               _comparison("__ge__", "__lt__", True, None)],
    "__le__": [_comparison("__ge__", "__le__", True, "or equal"),
               _comparison("__lt__", "__le__", False, "and different"),
               _comparison("__gt__", "__le__", True, None)],
    "__gt__": [_comparison("__lt__", "__gt__", True, "and different"),
               _comparison("__ge__", "__gt__", False, "or equal"),
               _comparison("__le__", "__gt__", True, None)],
    "__ge__": [_comparison("__le__", "__ge__", True, "or equal"),
               _comparison("__gt__", "__ge__", False, "and different"),
               _comparison("__lt__", "__ge__", True, None)],
}


def total_ordering(cls):
    """A class decorator that adds the ordering methods that are missing, derived from one that is there."""
    defined = {op for op in _orderings if getattr(cls, op, None) is not getattr(object, op, None)}
    if not defined:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    root = next(op for op in _orderings if op in defined)
    for name, method in _orderings[root]:
        if name not in defined:
            setattr(cls, name, method)
    return cls


# ---- partialmethod ----

class partialmethod:
    """A partial() for methods: the arguments are bound, self comes first at the call."""

    def __init__(self, func, /, *args, **keywords):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        if isinstance(func, partialmethod):
            # One level does for both, which is cheaper and lets subclasses see the function.
            self.func = func.func
            self.args = func.args + args
            self.keywords = {**func.keywords, **keywords}
        else:
            self.func = func
            self.args = args
            self.keywords = keywords

    def __repr__(self):
        cls = self.__class__
        args = ", ".join(map(repr, self.args))
        keywords = ", ".join(f"{name}={value!r}" for name, value in self.keywords.items())
        return f"{cls.__module__}.{cls.__qualname__}({self.func}, {args}, {keywords})"

    def _make_unbound_method(self):
        def _method(cls_or_self, /, *args, **keywords):
            return self.func(cls_or_self, *self.args, *args, **{**self.keywords, **keywords})
        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method._partialmethod = self
        return _method

    def __get__(self, obj, cls=None):
        get = getattr(self.func, "__get__", None)
        if get is not None:
            bound = get(obj, cls)
            if bound is not self.func:
                # The function knows how to bind itself: a classmethod, a property of another kind.
                result = partial(bound, *self.args, **self.keywords)
                try:
                    result.__self__ = bound.__self__
                except AttributeError:
                    pass
                return result
        return self._make_unbound_method().__get__(obj, cls)

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)

    __class_getitem__ = classmethod(GenericAlias)


def _unwrap_partial(func):
    while isinstance(func, partial):
        func = func.func
    return func


# ---- Caches ----

def lru_cache(maxsize=128, typed=False):
    """A decorator that remembers results, at most `maxsize` of them (None: all), dropping the least recently used.

    With `typed`, arguments of different types are different calls.  The function gets cache_info(), cache_clear() and
    cache_parameters(); arguments have to be hashable.
    """
    if isinstance(maxsize, int):
        maxsize = max(maxsize, 0)
    elif callable(maxsize) and isinstance(typed, bool):
        # Used bare, without parentheses.
        function, maxsize = maxsize, 128
        return _cached(function, maxsize, typed)
    elif maxsize is not None:
        raise TypeError("Expected first argument to be an integer, a callable, or None")

    def decorating_function(user_function):
        return _cached(user_function, maxsize, typed)

    return decorating_function


def _cached(function, maxsize, typed):
    try:
        info = _CacheInfo
    except NameError:
        info = __getattr__("_CacheInfo")
    wrapper = _lru_cache_wrapper(function, maxsize, typed, info)
    wrapper.cache_parameters = lambda: {"maxsize": maxsize, "typed": typed}
    return update_wrapper(wrapper, function)


def cache(user_function, /):
    """A decorator that remembers every result, without limit."""
    return lru_cache(maxsize=None)(user_function)


_NOT_FOUND = object()


class cached_property:
    """A property that is computed once for an instance and then kept in its __dict__."""

    def __init__(self, func):
        self.func = func
        self.attrname = None
        self.__doc__ = func.__doc__
        self.lock = RLock()

    def __set_name__(self, owner, name):
        if self.attrname is None:
            self.attrname = name
        elif name != self.attrname:
            raise TypeError("Cannot assign the same cached_property to two different names "
                            f"({self.attrname!r} and {name!r}).")

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        name = self.attrname
        if name is None:
            raise TypeError("Cannot use cached_property instance without calling __set_name__ on it.")
        try:
            cache = instance.__dict__
        except AttributeError:
            # A class with __slots__.
            raise TypeError(f"No '__dict__' attribute on {type(instance).__name__!r} "
                            f"instance to cache {name!r} property.") from None
        value = cache.get(name, _NOT_FOUND)
        if value is _NOT_FOUND:
            with self.lock:
                # Another thread may have been faster.
                value = cache.get(name, _NOT_FOUND)
                if value is _NOT_FOUND:
                    value = self.func(instance)
                    try:
                        cache[name] = value
                    except TypeError:
                        raise TypeError(f"The '__dict__' attribute on {type(instance).__name__!r} instance "
                                        f"does not support item assignment for caching {name!r} property.") from None
        return value

    __class_getitem__ = classmethod(GenericAlias)


# ---- singledispatch ----
#
# The implementation for a class is that of the first registered class in its MRO, where abstract classes it only implements
# virtually are put in at the places that C3 linearisation gives them.

def _c3_merge(sequences):
    result = []
    while True:
        sequences = [sequence for sequence in sequences if sequence]
        if not sequences:
            return result
        for sequence in sequences:
            head = sequence[0]
            if not any(head in other[1:] for other in sequences):
                break
        else:
            raise RuntimeError("Inconsistent hierarchy")
        result.append(head)
        for sequence in sequences:
            if sequence[0] == head:
                del sequence[0]


def _c3_mro(cls, abcs=None):
    # The MRO of cls with the ABCs that it is a virtual subclass of, each where it is first introduced.
    bases = list(cls.__bases__)
    boundary = 0
    for position, base in enumerate(bases, 1):
        if hasattr(base, "__abstractmethods__"):
            boundary = position  # ABCs go after the last explicit base that is abstract itself
    abcs = list(abcs) if abcs else []
    introduced = [abstract for abstract in abcs
                  if issubclass(cls, abstract) and not any(issubclass(base, abstract) for base in bases)]
    for abstract in introduced:
        abcs.remove(abstract)
    groups = [bases[:boundary], introduced, bases[boundary:]]
    linearised = [_c3_mro(base, abcs=abcs) for group in groups for base in group]
    return _c3_merge([[cls]] + linearised + groups)


def _compose_mro(cls, types):
    # The MRO of cls enriched by those of `types` that apply to it.
    own = set(cls.__mro__)
    related = [kind for kind in types
               if kind not in own and hasattr(kind, "__mro__") and not isinstance(kind, GenericAlias)
               and issubclass(cls, kind)]
    # Bases of others come along with those.
    leaves = [kind for kind in related if not any(kind != other and kind in other.__mro__ for other in related)]
    wanted = set(leaves)
    ordered = []
    for kind in leaves:
        # Subclasses of the ABC that cls implements too tell in which order the ABCs are to be.
        chains = [[base for base in sub.__mro__ if base in wanted]
                  for sub in kind.__subclasses__() if sub not in own and issubclass(cls, sub)]
        if not chains:
            ordered.append(kind)
            continue
        chains.sort(key=len, reverse=True)
        for chain in chains:
            for base in chain:
                if base not in ordered:
                    ordered.append(base)
    return _c3_mro(cls, abcs=ordered)


def _find_impl(cls, registry):
    mro = _compose_mro(cls, registry.keys())
    match = None
    for kind in mro:
        if match is not None:
            # Two ABCs that are both implemented, but neither before the other for a reason.
            if (kind in registry and kind not in cls.__mro__ and match not in cls.__mro__
                    and not issubclass(match, kind)):
                raise RuntimeError(f"Ambiguous dispatch: {match} or {kind}")
            break
        if kind in registry:
            match = kind
    return registry.get(match)


def _is_union_type(cls):
    from types import UnionType
    if isinstance(cls, UnionType):
        return True
    import sys
    typing = sys.modules.get("typing")
    return typing is not None and typing.get_origin(cls) is typing.Union


def _is_dispatch_type(cls):
    if isinstance(cls, type):
        return True
    return _is_union_type(cls) and all(isinstance(member, type) for member in cls.__args__)


def singledispatch(func):
    """Turn a function into a generic one, which chooses its implementation by the type of the first argument.

    Further implementations are added with its register(), as decorator with a class, or bare on an annotated function.
    """
    from types import MappingProxyType
    from weakref import WeakKeyDictionary

    registry = {}
    dispatch_cache = WeakKeyDictionary()
    cache_token = None

    def dispatch(cls):
        """The implementation that is used for a class."""
        nonlocal cache_token
        if cache_token is not None:
            # Some class was registered with some ABC: what was found before may be wrong now.
            current = get_cache_token()
            if cache_token != current:
                dispatch_cache.clear()
                cache_token = current
        try:
            return dispatch_cache[cls]
        except KeyError:
            pass
        try:
            implementation = registry[cls]
        except KeyError:
            implementation = _find_impl(cls, registry)
        dispatch_cache[cls] = implementation
        return implementation

    def annotated_type(function):
        from typing import get_type_hints
        name, kind = next(iter(get_type_hints(function).items()))
        if not _is_dispatch_type(kind):
            if _is_union_type(kind):
                raise TypeError(f"Invalid annotation for {name!r}. {kind!r} not all arguments are classes.")
            raise TypeError(f"Invalid annotation for {name!r}. {kind!r} is not a class.")
        return kind

    def register(cls, func=None):
        """Add an implementation for a class, a union of classes, or the annotation of the function given."""
        nonlocal cache_token
        if _is_dispatch_type(cls):
            if func is None:
                return lambda f: register(cls, f)
        else:
            if func is not None:
                raise TypeError(f"Invalid first argument to `register()`. {cls!r} is not a class or union type.")
            if not getattr(cls, "__annotations__", {}):
                raise TypeError(f"Invalid first argument to `register()`: {cls!r}. "
                                "Use either `@register(some_class)` or plain `@register` on an annotated function.")
            func = cls
            cls = annotated_type(func)
        for member in cls.__args__ if _is_union_type(cls) else (cls,):
            registry[member] = func
        if cache_token is None and hasattr(cls, "__abstractmethods__"):
            cache_token = get_cache_token()
        dispatch_cache.clear()
        return func

    funcname = getattr(func, "__name__", "singledispatch function")

    def wrapper(*args, **kw):
        if not args:
            raise TypeError(f"{funcname} requires at least 1 positional argument")
        return dispatch(args[0].__class__)(*args, **kw)

    registry[object] = func
    wrapper.register = register
    wrapper.dispatch = dispatch
    wrapper.registry = MappingProxyType(registry)
    wrapper._clear_cache = dispatch_cache.clear
    return update_wrapper(wrapper, func)


class singledispatchmethod:
    """singledispatch for methods, decided by the first argument after self; works on descriptors as well."""

    def __init__(self, func):
        if not callable(func) and not hasattr(func, "__get__"):
            raise TypeError(f"{func!r} is not callable or a descriptor")
        self.dispatcher = singledispatch(func)
        self.func = func

    def register(self, cls, method=None):
        """Add an implementation for a class."""
        return self.dispatcher.register(cls, func=method)

    def __get__(self, obj, cls=None):
        def _method(*args, **kwargs):
            method = self.dispatcher.dispatch(args[0].__class__)
            return method.__get__(obj, cls)(*args, **kwargs)

        _method.__isabstractmethod__ = self.__isabstractmethod__
        _method.register = self.register
        return update_wrapper(_method, self.func)

    @property
    def __isabstractmethod__(self):
        return getattr(self.func, "__isabstractmethod__", False)
