"""importlib: importing as functions.  The work is done in C++ (module _imp); here is what programs call."""

import _imp
import sys
from builtins import __import__

__all__ = ["__import__", "import_module", "invalidate_caches", "reload"]

_RELOADING = {}


def invalidate_caches():
    """Tell the finders that files may have appeared."""
    for finder in sys.meta_path:
        if hasattr(finder, "invalidate_caches"):
            finder.invalidate_caches()


def _resolve_name(name, package, level):
    parts = package.rsplit(".", level - 1)
    if len(parts) < level:
        raise ImportError("attempted relative import beyond top-level package")
    return f"{parts[0]}.{name}" if name else parts[0]


def import_module(name, package=None):
    """Import a module by its name; a relative one, with dots in front, needs the package from which they count."""
    level = 0
    if name.startswith("."):
        if not package:
            raise TypeError("the 'package' argument is required to perform a relative import for "
                            f"{name!r}")
        level = len(name) - len(name.lstrip("."))
        if not isinstance(package, str):
            raise TypeError(f"__package__ not set to a string")
        name = _resolve_name(name[level:], package, level)
    if not isinstance(name, str):
        raise TypeError(f"module name must be str, not {type(name)}")
    if not name:
        raise ValueError("Empty module name")
    module = sys.modules.get(name)
    if module is not None:
        return module
    __import__(name)
    return sys.modules[name]


def _execute(module, spec):
    # Run a module anew that is there already.
    if isinstance(spec, _imp.ModuleSpec):
        _imp.init_attributes(module, spec)
    if spec.loader is None:
        if spec.submodule_search_locations is None:
            raise ImportError("missing loader", name=spec.name)
        return
    spec.loader.exec_module(module)


def reload(module):
    """Run a module's code again, in the module that is there; gives what then stands in sys.modules."""
    try:
        name = module.__spec__.name
    except AttributeError:
        try:
            name = module.__name__
        except AttributeError:
            raise TypeError("reload() argument must be a module") from None
    if sys.modules.get(name) is not module:
        raise ImportError(f"module {name} not in sys.modules", name=name)
    if name in _RELOADING:
        return _RELOADING[name]
    _RELOADING[name] = module
    try:
        parent_name = name.rpartition(".")[0]
        path = None
        if parent_name:
            try:
                parent = sys.modules[parent_name]
            except KeyError:
                raise ImportError(f"parent {parent_name!r} not in sys.modules", name=parent_name) from None
            path = parent.__path__
        spec = module.__spec__ = _imp.find_spec(name, path)
        if spec is None:
            raise ModuleNotFoundError(f"spec not found for the module {name!r}", name=name)
        _execute(module, spec)
        return sys.modules[name]
    finally:
        _RELOADING.pop(name, None)


def find_loader(name, path=None):
    """Deprecated: the loader of a module, or None."""
    import warnings
    warnings.warn("Deprecated since Python 3.4 and slated for removal in Python 3.12; use importlib.util.find_spec() instead",
                  DeprecationWarning, stacklevel=2)
    try:
        loader = sys.modules[name].__loader__
        if loader is None:
            raise ValueError(f"{name}.__loader__ is None")
        return loader
    except KeyError:
        pass
    except AttributeError:
        raise ValueError(f"{name}.__loader__ is not set") from None
    spec = _imp.find_spec(name, path)
    if spec is None:
        return None
    if spec.loader is None:
        if spec.submodule_search_locations is None:
            raise ImportError(f"spec for {name} missing loader", name=name)
        raise ImportError("namespace packages do not have loaders", name=name)
    return spec.loader
