"""Abstract base classes: the metaclass ABCMeta and the decorators that mark abstract methods.

The registries and caches live in C++ (module _abc); this file only gives them their Python face.
"""

from _abc import (_abc_init, _abc_instancecheck, _abc_register, _abc_subclasscheck, _get_dump, _plain_checks, _reset_caches,
                  _reset_registry, get_cache_token)


def abstractmethod(funcobj):
    """Mark a function as abstract: a class that still has it cannot be instantiated."""
    funcobj.__isabstractmethod__ = True
    return funcobj


class abstractclassmethod(classmethod):
    """An abstract class method; @classmethod over @abstractmethod does the same."""

    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractstaticmethod(staticmethod):
    """An abstract static method; @staticmethod over @abstractmethod does the same."""

    __isabstractmethod__ = True

    def __init__(self, callable):
        callable.__isabstractmethod__ = True
        super().__init__(callable)


class abstractproperty(property):
    """An abstract property; @property over @abstractmethod does the same."""

    __isabstractmethod__ = True


class ABCMeta(type):
    """The metaclass of abstract base classes: it adds register() and virtual subclasses."""

    def __new__(mcls, name, bases, namespace, /, **kwargs):
        cls = super().__new__(mcls, name, bases, namespace, **kwargs)
        _abc_init(cls)
        return cls

    def register(cls, subclass):
        """Make `subclass` count as a subclass of this class; returns it, so this can decorate."""
        return _abc_register(cls, subclass)

    def __instancecheck__(cls, instance):
        return _abc_instancecheck(cls, instance)

    def __subclasscheck__(cls, subclass):
        return _abc_subclasscheck(cls, subclass)

    def _dump_registry(cls, file=None):
        print(f"Class: {cls.__module__}.{cls.__qualname__}", file=file)
        print(f"Inv. counter: {get_cache_token()}", file=file)
        labels = ("_abc_registry", "_abc_cache", "_abc_negative_cache", "_abc_negative_cache_version")
        for label, value in zip(labels, _get_dump(cls)):
            print(f"{label}: {value!r}", file=file)

    def _abc_registry_clear(cls):
        _reset_registry(cls)

    def _abc_caches_clear(cls):
        _reset_caches(cls)


def update_abstractmethods(cls):
    """Compute again which methods of `cls` are abstract, after methods were added to it."""
    if not hasattr(cls, "__abstractmethods__"):
        return cls
    candidates = {name for base in cls.__bases__ for name in getattr(base, "__abstractmethods__", ())}
    abstract = {name for name in candidates if getattr(getattr(cls, name, None), "__isabstractmethod__", False)}
    for name, value in cls.__dict__.items():
        if getattr(value, "__isabstractmethod__", False):
            abstract.add(name)
    cls.__abstractmethods__ = frozenset(abstract)
    return cls


# isinstance() and issubclass() may answer from the caches themselves where a metaclass has these two methods.
_plain_checks(ABCMeta.__instancecheck__.__code__, ABCMeta.__subclasscheck__.__code__)


class ABC(metaclass=ABCMeta):
    """Inherit from it to get ABCMeta as metaclass."""

    __slots__ = ()
