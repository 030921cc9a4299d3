"""copy: shallow and deep copies.

deepcopy() keeps a memo that maps the id of each original to its copy, and under its own id a list of the originals, which
keeps them alive so that no id is used twice.  _deepcopy_dispatch tells how a type is copied; programs may add to it.
"""

from _copy import deep as _deep, shallow as _shallow, version as _version
from copyreg import dispatch_table, __newobj__ as _newobj
from _weakref import ref as _ref

__all__ = ["Error", "copy", "deepcopy"]


class Error(Exception):
    pass


error = Error


def _itself(x):
    return x


_immutable = (type(None), type(Ellipsis), type(NotImplemented), int, float, bool, complex, bytes, str, type, range, property,
              type(_itself), type(len), type(_itself.__code__), _ref)


# ---- Shallow ----

_copy_dispatch = dict.fromkeys((*_immutable, tuple, frozenset, slice), _itself)
_copy_dispatch.update((mutable, mutable.copy) for mutable in (list, dict, set, bytearray))


def copy(x):
    """A shallow copy: a new object that holds the very same things."""
    return _shallow(x, _shallow_kit)


def _reduced(x, cls, depth):
    # What x is made of: a tuple as __reduce_ex__ gives it, or a string for a global, which is its own copy.
    reductor = dispatch_table.get(cls)
    if reductor is not None:
        return reductor(x)
    reductor = getattr(x, "__reduce_ex__", None)
    if reductor is not None:
        return reductor(4)
    reductor = getattr(x, "__reduce__", None)
    if reductor:
        return reductor()
    raise Error(f"un({depth})copyable object of type {cls}")


# ---- Deep ----
#
# _copy.deep is for a memo that only this module and __deepcopy__ methods have written to: such a memo knows no immutable object, so
# those are not looked up, and it becomes a dict only when somebody else gets it.  _deep_exact looks up everything; it is used when the
# caller put something into the memo beforehand.

_missing = object()


def deepcopy(x, memo=None, _nil=_missing):
    """A deep copy: a new object that holds deep copies, where shared parts stay shared.

    `memo` is for the __deepcopy__ methods of classes, which hand on what they were given.
    """
    if memo is None:
        return _deep(x, None, _deep_kit)
    y = memo.get(id(x), _missing)
    if y is not _missing:
        return y
    if type(memo) is dict and (not memo or id(memo) in memo):
        return _deep(x, memo, _deep_kit)
    return _deep_exact(x, memo)


def _deepcopy_atomic(x, memo):
    return x


_deepcopy_dispatch = dict.fromkeys(_immutable, _deepcopy_atomic)


def _deep_exact(x, memo):
    y = memo.get(id(x), _missing)
    if y is not _missing:
        return y
    cls = type(x)
    copier = _deepcopy_dispatch.get(cls)
    if copier is None:
        y = _from_class(x, memo, cls, _deep_exact)
    elif copier in _container_copiers:
        y = copier(x, memo, _deep_exact)
    else:
        y = copier(x, memo)
    if y is not x:
        memo[id(x)] = y
        _keep_alive(x, memo)
    return y


def _keep_alive(x, memo):
    key = id(memo)
    kept = memo.get(key)
    if kept is None:
        memo[key] = [x]
    else:
        kept.append(x)


def _deepcopy_list(x, memo, deepcopy=deepcopy):
    y = []
    memo[id(x)] = y
    append = y.append
    for item in x:
        append(deepcopy(item, memo))
    return y


def _deepcopy_dict(x, memo, deepcopy=deepcopy):
    y = {}
    memo[id(x)] = y
    for key, value in x.items():
        y[deepcopy(key, memo)] = deepcopy(value, memo)
    return y


def _deepcopy_tuple(x, memo, deepcopy=deepcopy):
    return _tuple_of([deepcopy(item, memo) for item in x], x, memo)


def _tuple_of(y, x, memo):
    # The tuple may have been reached again through its own items.
    found = memo.get(id(x), _missing)
    if found is not _missing:
        return found
    for original, item in zip(x, y):
        if original is not item:
            return tuple(y)
    return x


def _deepcopy_method(x, memo, deepcopy=deepcopy):
    return type(x)(x.__func__, deepcopy(x.__self__, memo))


class _Holder:
    def method(self):
        pass


_deepcopy_dispatch[list] = _deepcopy_list
_deepcopy_dispatch[dict] = _deepcopy_dict
_deepcopy_dispatch[tuple] = _deepcopy_tuple
_deepcopy_dispatch[type(_Holder().method)] = _deepcopy_method
_container_copiers = (_deepcopy_list, _deepcopy_dict, _deepcopy_tuple, _deepcopy_method)
del _Holder


def _from_class(x, memo, cls, deepcopy):
    # A type that the table does not know: its class says how.
    if issubclass(cls, type):
        return x
    copier = getattr(x, "__deepcopy__", None)
    if copier is not None:
        return copier(memo)
    reduced = _reduced(x, cls, "deep")
    return x if isinstance(reduced, str) else _rebuilt(x, memo, *reduced, deepcopy=deepcopy)


def _rebuilt(x, memo, func, args, state=None, listiter=None, dictiter=None, *, deepcopy=deepcopy):
    # Follow the recipe of __reduce_ex__; with a memo every part is copied deeply before it is used.
    deep = memo is not None
    if not deep:
        y = func(*args)
    else:
        if func is _newobj and len(args) == 1:
            cls = deepcopy(args[0], memo)
            y = cls.__new__(cls)
        else:
            copied = []
            for arg in args:
                copied.append(deepcopy(arg, memo))
            y = func(*copied)
        memo[id(x)] = y

    if state is not None:
        if deep:
            state = deepcopy(state, memo)
        if hasattr(y, "__setstate__"):
            y.__setstate__(state)
        else:
            slots = None
            if isinstance(state, tuple) and len(state) == 2:
                state, slots = state
            if state is not None:
                y.__dict__.update(state)
            if slots is not None:
                _set_slots(y, slots)

    if listiter is not None:
        for item in listiter:
            y.append(deepcopy(item, memo) if deep else item)
    if dictiter is not None:
        for key, value in dictiter:
            if deep:
                key = deepcopy(key, memo)
                value = deepcopy(value, memo)
            y[key] = value
    return y


def _set_slots(y, slots):
    for name, value in slots.items():
        setattr(y, name, value)


# What _copy needs to know; as long as the tables have these versions, it does not look up what they say of containers and plain values.
_shallow_kit = (_copy_dispatch, _version(_copy_dispatch), _itself, None, None, None, dispatch_table, _newobj, _reduced, _rebuilt, _set_slots,
                "shallow")
_deep_kit = (_deepcopy_dispatch, _version(_deepcopy_dispatch), _deepcopy_atomic, _deepcopy_list, _deepcopy_dict, _deepcopy_tuple,
             dispatch_table, _newobj, _reduced, _rebuilt, _set_slots, "deep")
