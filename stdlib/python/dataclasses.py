"""dataclasses: classes whose __init__, __repr__, comparisons and so on are made from their annotated fields.

The methods are compiled from source text made for each class, so that they are as fast as if written by hand.  The text keeps
one line per field, which is what tracebacks through "<string>" count.
"""

import sys
import abc
import keyword
from _thread import get_ident
from types import FunctionType, GenericAlias, MappingProxyType, MemberDescriptorType

__all__ = ["dataclass", "field", "Field", "FrozenInstanceError", "InitVar", "KW_ONLY", "MISSING",
           "fields", "asdict", "astuple", "make_dataclass", "replace", "is_dataclass"]


class FrozenInstanceError(AttributeError):
    pass


class _HAS_DEFAULT_FACTORY_CLASS:
    # Shown in the signature of __init__ in place of a default that is made at each call.
    def __repr__(self):
        return "<factory>"


_HAS_DEFAULT_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()


class _MISSING_TYPE:
    pass


MISSING = _MISSING_TYPE()


class _KW_ONLY_TYPE:
    pass


KW_ONLY = _KW_ONLY_TYPE()


class _FIELD_BASE:
    __slots__ = ("name",)

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


# What an annotated name is: an ordinary field, a class variable, or a parameter of __init__ only.
_FIELD = _FIELD_BASE("_FIELD")
_FIELD_CLASSVAR = _FIELD_BASE("_FIELD_CLASSVAR")
_FIELD_INITVAR = _FIELD_BASE("_FIELD_INITVAR")

_FIELDS = "__dataclass_fields__"
_PARAMS = "__dataclass_params__"
_POST_INIT_NAME = "__post_init__"
_EMPTY_METADATA = MappingProxyType({})


def _recursive_repr(user_function):
    # As reprlib.recursive_repr, which is not imported for this.
    running = set()

    def wrapper(self):
        key = id(self), get_ident()
        if key in running:
            return "..."
        running.add(key)
        try:
            return user_function(self)
        finally:
            running.discard(key)

    for name in ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__"):
        setattr(wrapper, name, getattr(user_function, name))
    wrapper.__wrapped__ = user_function
    return wrapper


class InitVar:
    """Annotates a parameter of __init__ that is no field: it is only handed to __post_init__."""

    __slots__ = ("type",)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        kind = self.type
        if isinstance(kind, type) and not isinstance(kind, GenericAlias):
            return f"dataclasses.InitVar[{kind.__name__}]"
        return f"dataclasses.InitVar[{kind!r}]"

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    """What is known about one field; made by field(), read through fields()."""

    __slots__ = ("name", "type", "default", "default_factory", "repr", "hash", "init", "compare", "metadata", "kw_only",
                 "_field_type")

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = _EMPTY_METADATA if metadata is None else MappingProxyType(metadata)
        self.kw_only = kw_only
        self._field_type = None

    @_recursive_repr
    def __repr__(self):
        shown = ("name", "type", "default", "default_factory", "init", "repr", "hash", "compare", "metadata", "kw_only",
                 "_field_type")
        values = [f"{name}={getattr(self, name)!r}" for name in shown[:-1]]
        return f"Field({','.join(values)},_field_type={self._field_type})"

    def __set_name__(self, owner, name):
        # The default may be a descriptor that wants to know its name.
        announce = getattr(type(self.default), "__set_name__", None)
        if announce:
            announce(self.default, owner, name)

    __class_getitem__ = classmethod(GenericAlias)


class _DataclassParams:
    __slots__ = ("init", "repr", "eq", "order", "unsafe_hash", "frozen")

    def __init__(self, init, repr, eq, order, unsafe_hash, frozen):
        self.init = init
        self.repr = repr
        self.eq = eq
        self.order = order
        self.unsafe_hash = unsafe_hash
        self.frozen = frozen

    def __repr__(self):
        return f"_DataclassParams({','.join(f'{name}={getattr(self, name)!r}' for name in self.__slots__)})"


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
          kw_only=MISSING):
    """Say more about a field than its annotation and default can.

    default_factory is called for each instance; init, repr, hash and compare tell in which methods the field takes part, where a
    hash of None means as compare; metadata is for whoever wants to keep some.
    """
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only)


# ---- Reading the class body ----

def _is_classvar(a_type, typing):
    return a_type is typing.ClassVar or (type(a_type) is typing._GenericAlias and a_type.__origin__ is typing.ClassVar)


def _is_initvar(a_type, dataclasses):
    return a_type is dataclasses.InitVar or type(a_type) is dataclasses.InitVar


def _is_kw_only(a_type, dataclasses):
    return a_type is dataclasses.KW_ONLY


def _leading_name(text):
    # Of "typing . ClassVar[int]" the pair ("typing", "ClassVar"), of "ClassVar" (None, "ClassVar"), of other texts None.
    def word(start):
        while start < len(text) and text[start].isspace():
            start += 1
        end = start
        while end < len(text) and (text[end].isalnum() or text[end] == "_"):
            end += 1
        return text[start:end], end

    first, end = word(0)
    if not first:
        return None
    rest = text[end:].lstrip()
    if rest[:1] == ".":
        second, _ = word(len(text) - len(rest) + 1)
        if second:
            return first, second
    return None, first


def _is_type(annotation, cls, a_module, a_type, is_type_predicate):
    # Whether an annotation in quotes means a_type, as far as can be told without evaluating it.
    names = _leading_name(annotation)
    if names is None:
        return False
    prefix, name = names
    module = sys.modules.get(cls.__module__)
    if prefix is None:
        namespace = module.__dict__
    elif module and module.__dict__.get(prefix) is a_module:
        namespace = sys.modules.get(a_type.__module__).__dict__
    else:
        return False
    return is_type_predicate(namespace.get(name), a_module)


def _means(annotation, cls, a_module, a_type, is_type_predicate):
    return (is_type_predicate(annotation, a_module)
            or isinstance(annotation, str) and _is_type(annotation, cls, a_module, a_type, is_type_predicate))


def _get_field(cls, a_name, a_type, default_kw_only):
    default = getattr(cls, a_name, MISSING)
    if isinstance(default, Field):
        f = default
    else:
        if isinstance(default, MemberDescriptorType):
            # A slot, no default.
            default = MISSING
        f = field(default=default)
    f.name = a_name
    f.type = a_type

    f._field_type = _FIELD
    typing = sys.modules.get("typing")  # without it nobody can have used ClassVar
    if typing and _means(a_type, cls, typing, typing.ClassVar, _is_classvar):
        f._field_type = _FIELD_CLASSVAR
    elif _means(a_type, cls, sys.modules[__name__], InitVar, _is_initvar):
        f._field_type = _FIELD_INITVAR

    if f._field_type is not _FIELD and f.default_factory is not MISSING:
        raise TypeError(f"field {f.name} cannot have a default factory")
    if f._field_type is _FIELD_CLASSVAR:
        if f.kw_only is not MISSING:
            raise TypeError(f"field {f.name} is a ClassVar but specifies kw_only")
    elif f.kw_only is MISSING:
        f.kw_only = default_kw_only
    if f._field_type is _FIELD and f.default.__class__.__hash__ is None:
        # One list for all instances is never what is meant.
        raise ValueError(f"mutable default {type(f.default)} for field {f.name} is not allowed: use default_factory")
    return f


# ---- Making methods ----

def _create_fn(name, args, body, *, globals=None, locals=None, return_type=MISSING):
    locals = {} if locals is None else locals
    arrow = ""
    if return_type is not MISSING:
        locals["_return_type"] = return_type
        arrow = "->_return_type"
    lines = "\n".join(f"  {line}" for line in body)
    # Inside another function, whose parameters are the names that the text uses.
    text = f"def __create_fn__({', '.join(locals)}):\n def {name}({','.join(args)}){arrow}:\n{lines}\n return {name}"
    namespace = {}
    exec(text, globals, namespace)
    return namespace["__create_fn__"](**locals)


def _set_qualname(cls, value):
    if isinstance(value, FunctionType):
        value.__qualname__ = f"{cls.__qualname__}.{value.__name__}"
    return value


def _set_new_attribute(cls, name, value):
    # Give the class a method, unless it has one of its own: then True.
    if name in cls.__dict__:
        return True
    setattr(cls, name, _set_qualname(cls, value))
    return False


def _tuple_str(obj_name, fields):
    if not fields:
        return "()"
    return f"({','.join([f'{obj_name}.{f.name}' for f in fields])},)"


def _init_param(f):
    if f.default is not MISSING:
        default = f"=_dflt_{f.name}"
    elif f.default_factory is not MISSING:
        default = "=_HAS_DEFAULT_FACTORY"
    else:
        default = ""
    return f"{f.name}:_type_{f.name}{default}"


def _field_init(f, frozen, locals, self_name, slots):
    # The line of __init__ that sets a field, or None.
    default_name = f"_dflt_{f.name}"
    if f.default_factory is not MISSING:
        locals[default_name] = f.default_factory
        value = f"{default_name}()"
        if f.init:
            value += f" if {f.name} is _HAS_DEFAULT_FACTORY else {f.name}"
    elif f.init:
        if f.default is not MISSING:
            locals[default_name] = f.default
        value = f.name
    elif slots and f.default is not MISSING:
        # There is no class attribute to fall back on.
        locals[default_name] = f.default
        value = default_name
    else:
        return None
    if f._field_type is _FIELD_INITVAR:
        return None
    if frozen:
        return f"__dataclass_builtins_object__.__setattr__({self_name},{f.name!r},{value})"
    return f"{self_name}.{f.name}={value}"


def _init_fn(fields, std_fields, kw_only_fields, frozen, has_post_init, self_name, globals, slots):
    seen_default = False
    for f in std_fields:
        if f.init:
            if not (f.default is MISSING and f.default_factory is MISSING):
                seen_default = True
            elif seen_default:
                raise TypeError(f"non-default argument {f.name!r} follows default argument")

    locals = {f"_type_{f.name}": f.type for f in fields}
    locals.update({
        "MISSING": MISSING,
        "_HAS_DEFAULT_FACTORY": _HAS_DEFAULT_FACTORY,
        "__dataclass_builtins_object__": object,
    })
    body = []
    for f in fields:
        line = _field_init(f, frozen, locals, self_name, slots)
        if line:
            body.append(line)
    if has_post_init:
        body.append(f"{self_name}.{_POST_INIT_NAME}({','.join(f.name for f in fields if f._field_type is _FIELD_INITVAR)})")
    params = [_init_param(f) for f in std_fields]
    if kw_only_fields:
        params += ["*"]
        params += [_init_param(f) for f in kw_only_fields]
    return _create_fn("__init__", [self_name] + params, body or ["pass"], locals=locals, globals=globals, return_type=None)


def _repr_fn(fields, globals):
    shown = ", ".join([f"{f.name}={{self.{f.name}!r}}" for f in fields])
    return _recursive_repr(_create_fn("__repr__", ("self",),
                                      ['return self.__class__.__qualname__ + f"(' + shown + ')"'], globals=globals))


def _frozen_get_del_attr(cls, fields, globals):
    condition = "type(self) is cls"
    if fields:
        condition += f" or name in ({','.join(repr(f.name) for f in fields)},)"
    locals = {"cls": cls, "FrozenInstanceError": FrozenInstanceError}
    return (_create_fn("__setattr__", ("self", "name", "value"),
                       (f"if {condition}:",
                        ' raise FrozenInstanceError(f"cannot assign to field {name!r}")',
                        "super(cls, self).__setattr__(name, value)"), locals=dict(locals), globals=globals),
            _create_fn("__delattr__", ("self", "name"),
                       (f"if {condition}:",
                        ' raise FrozenInstanceError(f"cannot delete field {name!r}")',
                        "super(cls, self).__delattr__(name)"), locals=dict(locals), globals=globals))


def _cmp_fn(name, op, fields, globals):
    own, others = _tuple_str("self", fields), _tuple_str("other", fields)
    return _create_fn(name, ("self", "other"),
                      ["if other.__class__ is self.__class__:", f" return {own}{op}{others}", "return NotImplemented"],
                      globals=globals)


def _hash_fn(fields, globals):
    return _create_fn("__hash__", ("self",), [f"return hash({_tuple_str('self', fields)})"], globals=globals)


# ---- The decorator ----

def _settle_hash(cls, params, fields, globals):
    # As in any class, defining __eq__ without __hash__ leaves a __hash__ of None, which is not explicit.
    own = cls.__dict__.get("__hash__", MISSING)
    explicit = not (own is MISSING or (own is None and "__eq__" in cls.__dict__))

    def made():
        hashed = [f for f in fields if (f.compare if f.hash is None else f.hash)]
        return _set_qualname(cls, _hash_fn(hashed, globals))

    if params.unsafe_hash:
        if explicit:
            raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
        cls.__hash__ = made()
    elif params.eq and not explicit:
        cls.__hash__ = made() if params.frozen else None


def _collect_fields(cls, kw_only):
    # The fields of all bases in MRO order, then those of the class itself, which may override them.
    fields = {}
    any_frozen_base = has_dataclass_bases = False
    for base in cls.__mro__[-1:0:-1]:
        base_fields = getattr(base, _FIELDS, None)
        if base_fields is not None:
            has_dataclass_bases = True
            for f in base_fields.values():
                fields[f.name] = f
            if getattr(base, _PARAMS).frozen:
                any_frozen_base = True

    own = []
    keyword_from_here = False
    dataclasses = sys.modules[__name__]
    annotations = cls.__dict__.get("__annotations__", {})
    for name, kind in annotations.items():
        if _means(kind, cls, dataclasses, KW_ONLY, _is_kw_only):
            if keyword_from_here:
                raise TypeError(f"{name!r} is KW_ONLY, but KW_ONLY has already been specified")
            keyword_from_here = True
            kw_only = True
        else:
            own.append(_get_field(cls, name, kind, kw_only))
    for f in own:
        fields[f.name] = f
        if isinstance(getattr(cls, f.name, None), Field):
            # The class attribute becomes what it would be without field(): the default, or nothing.
            if f.default is MISSING:
                delattr(cls, f.name)
            else:
                setattr(cls, f.name, f.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f"{name!r} is a field but has no type annotation")
    return fields, has_dataclass_bases, any_frozen_base


def _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot):
    # Annotations are resolved in the module of the class; there is none for classes made in odd ways.
    globals = sys.modules[cls.__module__].__dict__ if cls.__module__ in sys.modules else {}
    params = _DataclassParams(init, repr, eq, order, unsafe_hash, frozen)
    setattr(cls, _PARAMS, params)

    fields, has_dataclass_bases, any_frozen_base = _collect_fields(cls, kw_only)
    if has_dataclass_bases:
        if any_frozen_base and not frozen:
            raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
        if not any_frozen_base and frozen:
            raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
    setattr(cls, _FIELDS, fields)
    if order and not eq:
        raise ValueError("eq must be true if order is true")

    all_init_fields = [f for f in fields.values() if f._field_type in (_FIELD, _FIELD_INITVAR)]
    std_init_fields = [f for f in all_init_fields if f.init and not f.kw_only]
    kw_init_fields = [f for f in all_init_fields if f.init and f.kw_only]
    field_list = [f for f in fields.values() if f._field_type is _FIELD]

    own_init = "__init__" in cls.__dict__
    if init:
        _set_new_attribute(cls, "__init__",
                           _init_fn(all_init_fields, std_init_fields, kw_init_fields, frozen, hasattr(cls, _POST_INIT_NAME),
                                    "__dataclass_self__" if "self" in fields else "self", globals, slots))
    if repr:
        _set_new_attribute(cls, "__repr__", _repr_fn([f for f in field_list if f.repr], globals))
    compared = [f for f in field_list if f.compare]
    _settle_hash(cls, params, field_list, globals)  # while it can be seen whether the class has its own __eq__
    if eq:
        _set_new_attribute(cls, "__eq__", _cmp_fn("__eq__", "==", compared, globals))
    if order:
        for name, op in (("__lt__", "<"), ("__le__", "<="), ("__gt__", ">"), ("__ge__", ">=")):
            if _set_new_attribute(cls, name, _cmp_fn(name, op, compared, globals)):
                raise TypeError(f"Cannot overwrite attribute {name} in class {cls.__name__}. "
                                "Consider using functools.total_ordering")
    if frozen:
        for method in _frozen_get_del_attr(cls, field_list, globals):
            if _set_new_attribute(cls, method.__name__, method):
                raise TypeError(f"Cannot overwrite attribute {method.__name__} in class {cls.__name__}")

    if not getattr(cls, "__doc__"):
        cls.__doc__ = cls.__name__ + _signature_text(cls, init and not own_init, std_init_fields, kw_init_fields)
    if match_args:
        _set_new_attribute(cls, "__match_args__", tuple(f.name for f in std_init_fields))
    if slots:
        cls = _add_slots(cls, frozen, weakref_slot)
    elif weakref_slot:
        raise TypeError("weakref_slot is True but slots is False")
    abc.update_abstractmethods(cls)
    return cls


def _signature_text(cls, generated, std_fields, kw_only_fields):
    if not generated or type(cls) is not type or "__new__" in cls.__dict__ or "__signature__" in cls.__dict__:
        # Only inspect knows.
        import inspect
        try:
            return str(inspect.signature(cls)).replace(" -> None", "")
        except (TypeError, ValueError):
            return ""

    def shown(f):
        text = f"{f.name}: {_annotation_text(f.type)}"
        if f.default is not MISSING:
            text += f" = {f.default!r}"
        elif f.default_factory is not MISSING:
            text += f" = {_HAS_DEFAULT_FACTORY!r}"
        return text

    parts = [shown(f) for f in std_fields]
    if kw_only_fields:
        parts += ["*", *[shown(f) for f in kw_only_fields]]
    return f"({', '.join(parts)})".replace(" -> None", "")


def _annotation_text(annotation):
    # As inspect.formatannotation().
    if getattr(annotation, "__module__", None) == "typing":
        return repr(annotation).replace("typing.", "")
    if isinstance(annotation, GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ == "builtins":
            return annotation.__qualname__
        return f"{annotation.__module__}.{annotation.__qualname__}"
    return repr(annotation)


# ---- Slots ----

def _dataclass_getstate(self):
    return [getattr(self, f.name) for f in fields(self)]


def _dataclass_setstate(self, state):
    for f, value in zip(fields(self), state):
        # The class is frozen.
        object.__setattr__(self, f.name, value)


def _get_slots(cls):
    slots = cls.__dict__.get("__slots__")
    if slots is None:
        return ()
    if isinstance(slots, str):
        return (slots,)
    if hasattr(slots, "__iter__") and not hasattr(slots, "__next__"):
        return slots
    raise TypeError(f"Slots of '{cls.__name__}' cannot be determined")


def _add_slots(cls, is_frozen, weakref_slot):
    # Slots cannot be added to a class that exists, so make it once more.
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    namespace = dict(cls.__dict__)
    names = [f.name for f in fields(cls)]
    inherited = {slot for base in cls.__mro__[1:-1] for slot in _get_slots(base)}
    wanted = names + ["__weakref__"] if weakref_slot else names
    namespace["__slots__"] = tuple(name for name in wanted if name not in inherited)
    for name in names:
        # A default would be in the way of the slot; __init__ has it.
        namespace.pop(name, None)
    namespace.pop("__dict__", None)
    namespace.pop("__weakref__", None)

    qualname = getattr(cls, "__qualname__", None)
    cls = type(cls)(cls.__name__, cls.__bases__, namespace)
    if qualname is not None:
        cls.__qualname__ = qualname
    if is_frozen:
        if "__getstate__" not in namespace:
            cls.__getstate__ = _dataclass_getstate
        if "__setstate__" not in namespace:
            cls.__setstate__ = _dataclass_setstate
    return cls


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, match_args=True,
              kw_only=False, slots=False, weakref_slot=False):
    """Add methods to a class that are made from its fields, which are its annotated names.

    Each option adds (or with slots, frozen, kw_only: changes) one thing; methods that the class defines itself are kept.
    """
    def wrap(cls):
        return _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot)

    return wrap if cls is None else wrap(cls)


# ---- Functions on dataclasses ----

def fields(class_or_instance):
    """The fields of a dataclass or of an instance of one, as a tuple."""
    try:
        found = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError("must be called with a dataclass type or instance") from None
    return tuple([f for f in found.values() if f._field_type is _FIELD])


def _is_dataclass_instance(obj):
    return hasattr(type(obj), _FIELDS)


def is_dataclass(obj):
    """Whether it is a dataclass or an instance of one."""
    cls = obj if isinstance(obj, type) and not isinstance(obj, GenericAlias) else type(obj)
    return hasattr(cls, _FIELDS)


def asdict(obj, *, dict_factory=dict):
    """The fields of an instance as a dict, and so for instances within its lists, tuples and dicts; other values are deep copies."""
    if not _is_dataclass_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")
    return _as_dict(obj, dict_factory, _deepcopy())


def _deepcopy():
    from copy import deepcopy
    return deepcopy


def _as_dict(obj, dict_factory, deepcopy):
    kind = type(obj)
    if hasattr(kind, _FIELDS):
        pairs = []
        for f in fields(obj):
            pairs.append((f.name, _as_dict(getattr(obj, f.name), dict_factory, deepcopy)))
        return dict_factory(pairs)
    if isinstance(obj, (list, tuple, dict)):
        return _each_converted(obj, kind, _as_dict, dict_factory, deepcopy)
    return deepcopy(obj)


def _each_converted(obj, kind, convert, factory, deepcopy):
    # A list, tuple or dict of what the items become.
    if isinstance(obj, dict):
        return kind((convert(key, factory, deepcopy), convert(value, factory, deepcopy)) for key, value in obj.items())
    if isinstance(obj, tuple) and hasattr(obj, "_fields"):
        # A named tuple, which takes its items one by one.
        return kind(*[convert(item, factory, deepcopy) for item in obj])
    return kind(convert(item, factory, deepcopy) for item in obj)


def astuple(obj, *, tuple_factory=tuple):
    """As asdict(), but values only."""
    if not _is_dataclass_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")
    return _as_tuple(obj, tuple_factory, _deepcopy())


def _as_tuple(obj, tuple_factory, deepcopy):
    kind = type(obj)
    if hasattr(kind, _FIELDS):
        values = []
        for f in fields(obj):
            values.append(_as_tuple(getattr(obj, f.name), tuple_factory, deepcopy))
        return tuple_factory(values)
    if isinstance(obj, (list, tuple, dict)):
        return _each_converted(obj, kind, _as_tuple, tuple_factory, deepcopy)
    return deepcopy(obj)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True, order=False, unsafe_hash=False,
                   frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False):
    """Create a dataclass from fields that are given as name, (name, type) or (name, type, field)."""
    annotations = {}
    defaults = {}
    for item in fields:
        if isinstance(item, str):
            name, kind = item, "typing.Any"
        elif len(item) == 2:
            name, kind = item
        elif len(item) == 3:
            name, kind, defaults[item[0]] = item
        else:
            raise TypeError(f"Invalid field: {item!r}")
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f"Field names must be valid identifiers: {name!r}")
        if keyword.iskeyword(name):
            raise TypeError(f"Field names must not be keywords: {name!r}")
        if name in annotations:
            raise TypeError(f"Field name duplicated: {name!r}")
        annotations[name] = kind

    def fill(ns):
        ns.update(namespace or {})
        ns.update(defaults)
        ns["__annotations__"] = annotations

    from types import new_class
    cls = new_class(cls_name, bases, {}, fill)
    return dataclass(cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen,
                     match_args=match_args, kw_only=kw_only, slots=slots, weakref_slot=weakref_slot)


def replace(obj, /, **changes):
    """A new instance with some fields changed; goes through __init__, and so __post_init__."""
    if not _is_dataclass_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    for f in getattr(obj, _FIELDS).values():
        kind = f._field_type
        if kind is _FIELD_CLASSVAR:
            continue
        name = f.name
        if not f.init:
            if name in changes:
                raise ValueError(f"field {name} is declared with init=False, it cannot be specified with replace()")
        elif name not in changes:
            if kind is _FIELD_INITVAR and f.default is MISSING:
                raise ValueError(f"InitVar {name!r} must be specified with replace()")
            changes[name] = getattr(obj, name)
    return obj.__class__(**changes)
