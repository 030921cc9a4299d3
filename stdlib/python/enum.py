"""enum: classes whose attributes are a fixed set of named constants.

How a class comes about: EnumType.__prepare__ gives an _EnumDict, which notes the names that will be members; EnumType.__new__
puts a _proto_member in place of each value; type() creates the class and calls __set_name__ of these, which make the members.
So all members exist when __init_subclass__ of a base runs.
"""

import builtins as bltns
import sys
from _functools import reduce
from operator import or_ as _or_
from types import DynamicClassAttribute, MappingProxyType

__all__ = [
    "EnumType", "EnumMeta",
    "Enum", "IntEnum", "StrEnum", "Flag", "IntFlag", "ReprEnum",
    "auto", "unique", "property", "verify", "member", "nonmember",
    "FlagBoundary", "STRICT", "CONFORM", "EJECT", "KEEP",
    "global_flag_repr", "global_enum_repr", "global_str", "global_enum",
    "EnumCheck", "CONTINUOUS", "NAMED_FLAGS", "UNIQUE",
]

# Not yet defined while the first of these classes are made.
Enum = Flag = EJECT = _stdlib_enums = ReprEnum = None


class nonmember(object):
    """Keeps a value in the class body from becoming a member."""

    def __init__(self, value):
        self.value = value


class member(object):
    """Makes a member of what would not become one, such as a function."""

    def __init__(self, value):
        self.value = value


# ---- Kinds of names and values ----

def _is_descriptor(obj):
    return hasattr(obj, "__get__") or hasattr(obj, "__set__") or hasattr(obj, "__delete__")


def _is_dunder(name):
    return (len(name) > 4 and name[:2] == name[-2:] == "__" and name[2] != "_" and name[-3] != "_")


def _is_sunder(name):
    return len(name) > 2 and name[0] == name[-1] == "_" and name[1:2] != "_" and name[-2:-1] != "_"


def _is_internal_class(cls_name, obj):
    # A class that is defined in the body of the enumeration.
    if not isinstance(obj, type):
        return False
    qualname = getattr(obj, "__qualname__", "")
    pattern = cls_name + "." + getattr(obj, "__name__", "")
    return qualname == pattern or qualname.endswith("." + pattern)


def _is_private(cls_name, name):
    prefix = f"_{cls_name}__"
    return len(name) > len(prefix) and name.startswith(prefix) and not name.endswith("__")


# ---- Bits ----

def _is_single_bit(num):
    if num == 0:
        return False
    return num & (num - 1) == 0


def _iter_bits_lsb(num):
    if isinstance(num, Enum):
        num = num.value
    if num < 0:
        raise ValueError("%r is not a positive integer" % num)
    while num:
        lowest = num & -num
        yield lowest
        num ^= lowest


def _high_bit(value):
    return value.bit_length() - 1


def _power_of_two(value):
    return value >= 1 and value == 2 ** _high_bit(value)


def show_flag_values(value):
    """The single bits of a number, lowest first."""
    return list(_iter_bits_lsb(value))


def bin(num, max_bits=None):
    """Binary with the sign shown as a leading bit, as in '0b0 1010' and '0b1 0110' for 10 and ~10 + 1."""
    width = num.bit_length()
    ceiling = 1 << width
    if num >= 0:
        shown = bltns.bin(num + ceiling).replace("1", "0", 1)
    else:
        shown = bltns.bin(~num ^ (ceiling - 1) + ceiling)
    sign, digits = shown[:3], shown[3:]
    if max_bits is not None and len(digits) < max_bits:
        digits = (sign[-1] * max_bits + digits)[-max_bits:]
    return f"{sign} {digits}"


def _make_class_unpicklable(obj):
    """Make sure that pickling an instance fails, rather than giving something that cannot be loaded."""
    def _break_on_call_reduce(self, proto):
        raise TypeError("%r cannot be pickled" % self)
    if isinstance(obj, dict):
        obj["__reduce_ex__"] = _break_on_call_reduce
        obj["__module__"] = "<unknown>"
    else:
        setattr(obj, "__reduce_ex__", _break_on_call_reduce)
        setattr(obj, "__module__", "<unknown>")


class _Null:
    def __repr__(self):
        return "_auto_null"


_auto_null = _Null()
del _Null


class auto:
    """Stands for the next value, which _generate_next_value_ decides."""

    def __init__(self, value=_auto_null):
        self.value = value

    def __repr__(self):
        return "auto(%r)" % self.value


class property(DynamicClassAttribute):
    """A property for enumerations: looked up on the class it gives the member of its name, so that the two do not collide."""

    def __get__(self, instance, ownerclass=None):
        if instance is not None:
            if self.fget is not None:
                return self.fget(instance)
            raise AttributeError("%r member has no attribute %r" % (ownerclass, self.name))
        try:
            return ownerclass._member_map_[self.name]
        except KeyError:
            raise AttributeError("%r has no attribute %r" % (ownerclass, self.name))

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError("<enum %r> cannot set attribute %r" % (self.clsname, self.name))
        return self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError("<enum %r> cannot delete attribute %r" % (self.clsname, self.name))
        return self.fdel(instance)

    def __set_name__(self, ownerclass, name):
        self.name = name
        self.clsname = ownerclass.__name__


# ---- Making members ----

class _proto_member:
    """Holds the place of a member in the class body; becomes the member when the class has been created."""

    def __init__(self, value):
        self.value = value

    def __set_name__(self, enum_class, member_name):
        delattr(enum_class, member_name)
        value = self.value
        args = value if isinstance(value, tuple) else (value,)
        if enum_class._member_type_ is tuple:
            args = (args,)
        new = _made_member(enum_class, value, args)
        value = new._value_
        new._name_ = member_name
        new.__objclass__ = enum_class
        new.__init__(*args)
        new._sort_order_ = len(enum_class._member_names_)

        # An equal value makes the name an alias of the member that has it.
        try:
            try:
                new = enum_class._value2member_map_[value]
            except TypeError:
                for known in enum_class._member_map_.values():
                    if known._value_ == value:
                        new = known
                        break
                else:
                    raise KeyError(value)
        except KeyError:
            # So is, of flags, every combination of bits; but each still is a member to look up.
            if Flag is None or not issubclass(enum_class, Flag):
                enum_class._member_names_.append(member_name)
            elif _is_single_bit(value):
                enum_class._member_names_.append(member_name)

        self._publish(enum_class, member_name, new)

        if Flag is not None and issubclass(enum_class, Flag) and _is_single_bit(value):
            enum_class._flag_mask_ |= value

        enum_class._member_map_[member_name] = new
        try:
            enum_class._value2member_map_.setdefault(value, new)
        except TypeError:
            enum_class._unhashable_values_.append(value)

    @staticmethod
    def _publish(enum_class, member_name, new):
        # Set the class attribute - unless a property of that name is inherited, which finds members by itself.
        hidden = False
        descriptor = None
        for base in enum_class.__mro__[1:]:
            descriptor = base.__dict__.get(member_name)
            if descriptor is not None:
                if isinstance(descriptor, (property, DynamicClassAttribute)):
                    break
                hidden = True
        if not descriptor:
            setattr(enum_class, member_name, new)
        elif hidden:
            # Something else stands before that property in the MRO.
            redirect = property()
            redirect.__set_name__(enum_class, member_name)
            redirect.fget = descriptor.fget
            redirect.fset = descriptor.fset
            redirect.fdel = descriptor.fdel
            setattr(enum_class, member_name, redirect)


def _made_member(enum_class, value, args):
    if enum_class._use_args_:
        new = enum_class._new_member_(enum_class, *args)
    else:
        new = enum_class._new_member_(enum_class)
    if not hasattr(new, "_value_"):
        if enum_class._member_type_ is object:
            new._value_ = value
        else:
            try:
                new._value_ = enum_class._member_type_(*args)
            except Exception as exc:
                raise TypeError("_value_ not set in __new__, unable to create it") from exc
    return new


_known_sunders = ("_order_", "_generate_next_value_", "_missing_", "_ignore_", "_iter_member_", "_iter_member_by_value_",
                  "_iter_member_by_def_", "_numeric_repr_")


class _EnumDict(dict):
    """The namespace of a class body: keeps the names that are to be members, in order, and refuses to define one twice."""

    def __init__(self):
        super().__init__()
        self._member_names = {}  # a dict, to be quick and ordered
        self._last_values = []
        self._ignore = []
        self._auto_called = False

    def __setitem__(self, key, value):
        if _is_internal_class(self._cls_name, value):
            import warnings
            warnings.warn(
                "In 3.13 classes created inside an enum will not become a member.  "
                "Use the `member` decorator to keep the current behavior.",
                DeprecationWarning,
                stacklevel=2,
            )
        if _is_private(self._cls_name, key):
            pass
        elif _is_sunder(key):
            value = self._sunder(key, value)
        elif _is_dunder(key):
            if key == "__order__":
                key = "_order_"
        elif key in self._member_names:
            raise TypeError("%r already defined as %r" % (key, self[key]))
        elif key in self._ignore:
            pass
        elif isinstance(value, nonmember):
            value = value.value
        elif not _is_descriptor(value):
            value = self._member(key, value)
        super().__setitem__(key, value)

    def _sunder(self, key, value):
        if key not in _known_sunders:
            raise ValueError("_sunder_ names, such as %r, are reserved for future Enum use" % (key,))
        if key == "_generate_next_value_":
            if self._auto_called:
                raise TypeError("_generate_next_value_ must be defined before members")
            self._generate_next_value = value.__func__ if isinstance(value, staticmethod) else value
        elif key == "_ignore_":
            value = value.replace(",", " ").split() if isinstance(value, str) else list(value)
            self._ignore = value
            already = set(value) & set(self._member_names)
            if already:
                raise ValueError("_ignore_ cannot specify already set names: %r" % (already,))
        return value

    def _member(self, key, value):
        if key in self:
            # Something that is no member has the name.
            raise TypeError("%r already defined as %r" % (key, self[key]))
        if isinstance(value, member):
            value = value.value
        has_auto = False
        if isinstance(value, auto):
            has_auto = True
            value = self._resolved(key, value)
        elif type(value) is tuple and any(isinstance(part, auto) for part in value):
            has_auto = True
            value = tuple([self._resolved(key, part) if isinstance(part, auto) else part for part in value])
        self._member_names[key] = None
        if not has_auto:
            self._last_values.append(value)
        return value

    def _resolved(self, key, request):
        if request.value == _auto_null:
            request.value = self._generate_next_value(key, 1, len(self._member_names), self._last_values[:])
            self._auto_called = True
        self._last_values.append(request.value)
        return request.value

    def update(self, members, **more_members):
        try:
            for name in members.keys():
                self[name] = members[name]
        except AttributeError:
            for name, value in members:
                self[name] = value
        for name, value in more_members.items():
            self[name] = value


# ---- The metaclass ----

class EnumType(type):
    """The metaclass of enumerations: makes members of what the body defines, and lets the class be iterated and indexed."""

    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        metacls._check_for_existing_members_(cls, bases)
        namespace = _EnumDict()
        namespace._cls_name = cls
        # Values of auto() are made as the nearest base says.
        member_type, first_enum = metacls._get_mixins_(cls, bases)
        if first_enum is not None:
            namespace["_generate_next_value_"] = getattr(first_enum, "_generate_next_value_", None)
        return namespace

    def __new__(metacls, cls, bases, classdict, *, boundary=None, _simple=False, **kwds):
        if _simple:
            return super().__new__(metacls, cls, bases, classdict, **kwds)

        classdict.setdefault("_ignore_", []).append("_ignore_")
        for name in classdict["_ignore_"]:
            classdict.pop(name, None)

        names = classdict._member_names
        invalid = set(names) & {"mro", ""}
        if invalid:
            raise ValueError("invalid enum member name(s) %s" % (",".join(repr(n) for n in invalid)))

        order = classdict.pop("_order_", None)
        body = dict(classdict.items())
        member_type, first_enum = metacls._get_mixins_(cls, bases)
        new_member, save_new, use_args = metacls._find_new_(body, member_type, first_enum)
        body["_new_member_"] = new_member
        body["_use_args_"] = use_args
        for name in names:
            body[name] = _proto_member(body[name])
        body["_member_names_"] = []
        body["_member_map_"] = {}
        body["_value2member_map_"] = {}
        body["_unhashable_values_"] = []
        body["_member_type_"] = member_type
        body["_value_repr_"] = metacls._find_data_repr_(cls, bases)
        is_flag = Flag is not None and first_enum is not None and issubclass(first_enum, Flag)
        if is_flag or cls == "Flag" and Flag is None or boundary is not None:
            body["_boundary_"] = boundary or getattr(first_enum, "_boundary_", None)
            body["_flag_mask_"] = 0
            # All bits up to the highest one, going by the values as they are written.
            written = [body[name].value for name in names]
            body["_all_bits_"] = 2 ** reduce(_or_, [v for v in written if isinstance(v, int)], 0).bit_length() - 1
            body["_inverted_"] = None

        failure = None
        try:
            enum_class = super().__new__(metacls, cls, bases, body, **kwds)
        except RuntimeError as error:
            # What goes wrong in making a member arrives wrapped, since __set_name__ made it.
            failure = error.__cause__ or error
        if failure is not None:
            raise failure

        metacls._settle_methods(enum_class, body, bases, member_type, first_enum, new_member if save_new else None)

        if order is not None:
            metacls._check_order(enum_class, order)
        if Flag is not None and issubclass(enum_class, Flag):
            # Composites list their members by value, or as defined where that is not the same order.
            values = [each._value_ for each in enum_class]
            if values != sorted(values):
                enum_class._iter_member_ = enum_class._iter_member_by_def_
        return enum_class

    @classmethod
    def _settle_methods(metacls, enum_class, body, bases, member_type, first_enum, own_new):
        if ReprEnum is not None and ReprEnum in bases:
            # Only repr() is to show an enumeration: str() and format() are those of the data type.
            if "__format__" not in body:
                enum_class.__format__ = member_type.__format__
                body["__format__"] = enum_class.__format__
            if "__str__" not in body:
                method = member_type.__str__
                if method is object.__str__:
                    method = member_type.__repr__
                enum_class.__str__ = method
                body["__str__"] = enum_class.__str__
        for name in ("__repr__", "__str__", "__format__", "__reduce_ex__"):
            if name not in body:
                # Methods that come from the data type give way to those of the enumeration, others stay.
                found = getattr(enum_class, name)
                if found in (getattr(member_type, name), getattr(object, name)):
                    setattr(enum_class, name, getattr(first_enum, name))
        if Flag is not None and issubclass(enum_class, Flag):
            for name in ("__or__", "__and__", "__xor__", "__ror__", "__rand__", "__rxor__", "__invert__"):
                if name not in body:
                    setattr(enum_class, name, getattr(Flag, name))
                    body[name] = getattr(Flag, name)
        if Enum is not None:
            # Calling the class looks a member up; the class's own __new__ served to create them.
            if own_new is not None:
                enum_class.__new_member__ = own_new
            enum_class.__new__ = Enum.__new__

    @classmethod
    def _check_order(metacls, enum_class, order):
        if isinstance(order, str):
            order = order.replace(",", " ").split()
        if Flag is not None and issubclass(enum_class, Flag):
            members = enum_class._member_map_
            order = [name for name in order
                     if name not in members or (members[name]._name_ == name and _is_single_bit(members[name]._value_))]
        else:
            order = [name for name in order
                     if name not in enum_class._member_map_ or name in enum_class._member_names_]
        if order != enum_class._member_names_:
            raise TypeError("member order does not match _order_:\n  %r\n  %r" % (enum_class._member_names_, order))

    def __bool__(cls):
        return True

    def __call__(cls, value, names=None, *, module=None, qualname=None, type=None, start=1, boundary=None):
        """Look a member up by its value; or, given names, create an enumeration.

        `names` are a string, a sequence of names or of (name, value) pairs, or a mapping.
        """
        if names is None:
            return cls.__new__(cls, value)
        return cls._create_(value, names, module=module, qualname=qualname, type=type, start=start, boundary=boundary)

    def __contains__(cls, member):
        if not isinstance(member, Enum):
            import warnings
            warnings.warn(
                "in 3.12 __contains__ will no longer raise TypeError, but will return True or\n"
                "False depending on whether the value is a member or the value of a member",
                DeprecationWarning,
                stacklevel=2,
            )
            raise TypeError("unsupported operand type(s) for 'in': '%s' and '%s'"
                            % (type(member).__qualname__, cls.__class__.__qualname__))
        return isinstance(member, cls) and member._name_ in cls._member_map_

    def __delattr__(cls, attr):
        if attr in cls._member_map_:
            raise AttributeError("%r cannot delete member %r." % (cls.__name__, attr))
        super().__delattr__(attr)

    def __dir__(cls):
        shown = {"__class__", "__contains__", "__doc__", "__getitem__", "__iter__", "__len__", "__members__", "__module__",
                 "__name__", "__qualname__", "__init_subclass__", *cls._member_names_}
        if cls._new_member_ is not object.__new__:
            shown.add("__new__")
        if cls._member_type_ is not object:
            shown.update(dir(cls._member_type_))
        return sorted(shown)

    def __getattr__(cls, name):
        if _is_dunder(name):
            raise AttributeError(name)
        try:
            return cls._member_map_[name]
        except KeyError:
            raise AttributeError(name) from None

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        """The members in the order of their definition, without aliases."""
        members = cls._member_map_
        return (members[name] for name in cls._member_names_)

    def __len__(cls):
        return len(cls._member_names_)

    @bltns.property
    def __members__(cls):
        """A read-only mapping of all names, aliases included, to members."""
        return MappingProxyType(cls._member_map_)

    def __repr__(cls):
        if Flag is not None and issubclass(cls, Flag):
            return "<flag %r>" % cls.__name__
        return "<enum %r>" % cls.__name__

    def __reversed__(cls):
        """The members in reverse order of their definition."""
        members = cls._member_map_
        return (members[name] for name in reversed(cls._member_names_))

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get("_member_map_", {}):
            raise AttributeError("cannot reassign member %r" % (name,))
        super().__setattr__(name, value)

    def _create_(cls, class_name, names, *, module=None, qualname=None, type=None, start=1, boundary=None):
        metacls = cls.__class__
        bases = (cls,) if type is None else (type, cls)
        _, first_enum = cls._get_mixins_(class_name, bases)
        classdict = metacls.__prepare__(class_name, bases)

        if isinstance(names, str):
            names = names.replace(",", " ").split()
        if isinstance(names, (tuple, list)) and names and isinstance(names[0], str):
            plain, names, values = names, [], []
            for count, name in enumerate(plain):
                value = first_enum._generate_next_value_(name, start, count, values[:])
                values.append(value)
                names.append((name, value))
        for item in names:
            name, value = (item, names[item]) if isinstance(item, str) else item
            classdict[name] = value

        # For pickles: the class is taken to live where this was called from.
        if module is None:
            try:
                module = sys._getframe(2).f_globals["__name__"]
            except (AttributeError, ValueError, KeyError):
                pass
        if module is None:
            _make_class_unpicklable(classdict)
        else:
            classdict["__module__"] = module
        if qualname is not None:
            classdict["__qualname__"] = qualname
        return metacls.__new__(metacls, class_name, bases, classdict, boundary=boundary)

    def _convert_(cls, name, module, filter, source=None, *, boundary=None, as_global=False):
        """Replace constants of a module by an enumeration that has them as members, and export those under their names."""
        module_globals = sys.modules[module].__dict__
        source = module_globals if source is None else source.__dict__
        # Sorted, so that which names are aliases does not depend on hashes; where values do not compare, by name.
        members = [(each, source[each]) for each in source.keys() if filter(each)]
        try:
            members.sort(key=lambda item: (item[1], item[0]))
        except TypeError:
            members.sort(key=lambda item: item[0])
        body = {item[0]: item[1] for item in members}
        made = cls(name, body, module=module, boundary=boundary or KEEP)
        if as_global:
            global_enum(made)
        else:
            sys.modules[made.__module__].__dict__.update(made.__members__)
        module_globals[name] = made
        return made

    @classmethod
    def _check_for_existing_members_(mcls, class_name, bases):
        for chain in bases:
            for base in chain.__mro__:
                if isinstance(base, EnumType) and base._member_names_:
                    raise TypeError("<enum %r> cannot extend %r" % (class_name, base))

    @classmethod
    def _get_mixins_(mcls, class_name, bases):
        """The data type mixed in, or object, and the enumeration that the new class extends."""
        if not bases:
            return object, Enum
        first_enum = bases[-1]
        if not isinstance(first_enum, EnumType):
            raise TypeError("new enumerations should be created as "
                            "`EnumName([mixin_type, ...] [data_type,] enum_type)`")
        return mcls._find_data_type_(class_name, bases) or object, first_enum

    @classmethod
    def _find_data_repr_(mcls, class_name, bases):
        for chain in bases:
            for base in chain.__mro__:
                if base is object:
                    continue
                if isinstance(base, EnumType):
                    return base._value_repr_
                if "__repr__" in base.__dict__:
                    return base.__dict__["__repr__"]
        return None

    @classmethod
    def _find_data_type_(mcls, class_name, bases):
        found = set()
        for chain in bases:
            candidate = None
            for base in chain.__mro__:
                if base is object:
                    continue
                if isinstance(base, EnumType):
                    if base._member_type_ is not object:
                        found.add(base._member_type_)
                        break
                elif "__new__" in base.__dict__ or "__init__" in base.__dict__:
                    # A type that makes something of its arguments; classes below it in this chain come along.
                    found.add(candidate or base)
                    break
                else:
                    candidate = candidate or base
        if len(found) > 1:
            raise TypeError("too many data types for %r: %r" % (class_name, found))
        return found.pop() if found else None

    @classmethod
    def _find_new_(mcls, classdict, member_type, first_enum):
        """How members are created: (the __new__, whether to keep it, whether it takes the values)."""
        new = classdict.get("__new__", None)
        save_new = first_enum is not None and new is not None
        if new is None:
            plain = {None, None.__new__, object.__new__, Enum and Enum.__new__}
            candidates = [getattr(owner, method, None)
                          for method in ("__new_member__", "__new__") for owner in (member_type, first_enum)]
            new = next((each for each in candidates if each not in plain), object.__new__)
        use_args = not (first_enum is None or new in (Enum.__new__, object.__new__))
        return new, save_new, use_args


EnumMeta = EnumType


# ---- Enum ----

class Enum(metaclass=EnumType):
    """Base of enumerations.

    >>> class Color(Enum):
    ...     RED = 1
    ...     BLUE = 2
    >>> Color.RED, Color(1), Color["RED"], list(Color)
    (<Color.RED: 1>, <Color.RED: 1>, <Color.RED: 1>, [<Color.RED: 1>, <Color.BLUE: 2>])
    """

    def __new__(cls, value):
        if type(value) is cls:
            return value
        try:
            return cls._value2member_map_[value]
        except KeyError:
            pass
        except TypeError:
            # Not hashable, so it may be any.
            for each in cls._member_map_.values():
                if each._value_ == value:
                    return each
        failure = result = None
        try:
            result = cls._missing_(value)
        except Exception as error:
            failure = error
        try:
            if isinstance(result, cls):
                return result
            if (Flag is not None and issubclass(cls, Flag) and cls._boundary_ is EJECT and isinstance(result, int)):
                return result
            invalid = ValueError("%r is not a valid %s" % (value, cls.__qualname__))
            if failure is None:
                if result is None:
                    raise invalid
                failure = TypeError("error in %s._missing_: returned %r instead of None or a valid member"
                                    % (cls.__name__, result))
            if not isinstance(failure, ValueError):
                failure.__context__ = invalid
            raise failure
        finally:
            # Break the cycle of exception, traceback and this frame.
            failure = invalid = None

    def __init__(self, *args, **kwds):
        pass

    def _generate_next_value_(name, start, count, last_values):
        """The value of auto(): one more than the last, where that is the largest.

        name: of the member; start: the first value; count: how many members there are; last_values: theirs
        """
        if not last_values:
            return start
        last = last_values[-1]
        try:
            last_values.sort()
            if last == last_values[-1]:
                return last + 1
        except TypeError:
            pass
        import warnings
        warnings.warn(
            "In 3.13 the default `auto()`/`_generate_next_value_` will require all values to be sortable and support adding +1\n"
            "and the value returned will be the largest value in the enum incremented by 1",
            DeprecationWarning,
            stacklevel=5 if sys._getframe(1).f_code.co_name == "_resolved" else 3,
        )
        for value in last_values:
            try:
                return value + 1
            except TypeError:
                pass
        return start

    @classmethod
    def _missing_(cls, value):
        return None

    def __repr__(self):
        show = self.__class__._value_repr_ or repr
        return "<%s.%s: %s>" % (self.__class__.__name__, self._name_, show(self._value_))

    def __str__(self):
        return "%s.%s" % (self.__class__.__name__, self._name_)

    def __dir__(self):
        shown = set()
        if self.__class__._member_type_ is not object:
            shown.update(object.__dir__(self))
        shown.update(name for name in getattr(self, "__dict__", ()) if name[0] != "_")
        for cls in self.__class__.mro():
            for name, value in cls.__dict__.items():
                if name[0] == "_":
                    continue
                if isinstance(value, property) and value.fget is None and name in self._member_map_:
                    shown.discard(name)
                else:
                    shown.add(name)
        return sorted(shown.union(("__class__", "__doc__", "__eq__", "__hash__", "__module__")))

    def __format__(self, format_spec):
        return str.__format__(str(self), format_spec)

    def __hash__(self):
        return hash(self._name_)

    def __reduce_ex__(self, proto):
        return getattr, (self.__class__, self._name_)

    @property
    def name(self):
        """The name of the member."""
        return self._name_

    @property
    def value(self):
        """The value of the member."""
        return self._value_


class ReprEnum(Enum):
    """Base of enumerations that only change repr(); str() and format() are those of the data type."""


class IntEnum(int, ReprEnum):
    """Enum whose members are ints as well."""


class StrEnum(str, ReprEnum):
    """Enum whose members are strings as well; auto() is the name in lower case."""

    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError("too many arguments for str(): %r" % (values,))
        if len(values) == 1 and not isinstance(values[0], str):
            raise TypeError("%r is not a string" % (values[0],))
        if len(values) >= 2 and not isinstance(values[1], str):
            raise TypeError("encoding must be a string, not %r" % (values[1],))
        if len(values) == 3 and not isinstance(values[2], str):
            raise TypeError("errors must be a string, not %r" % (values[2]))
        value = str(*values)
        made = str.__new__(cls, value)
        made._value_ = value
        return made

    def _generate_next_value_(name, start, count, last_values):
        """The name in lower case."""
        return name.lower()


def _reduce_ex_by_global_name(self, proto):
    return self.name


# ---- Flag ----

class FlagBoundary(StrEnum):
    """What a flag does with bits that none of its members has: STRICT fails, CONFORM drops them, EJECT gives an int, KEEP keeps."""

    STRICT = auto()
    CONFORM = auto()
    EJECT = auto()
    KEEP = auto()


STRICT, CONFORM, EJECT, KEEP = FlagBoundary


class Flag(Enum, boundary=CONFORM):
    """Base of enumerations whose members are bits that can be combined."""

    def __reduce_ex__(self, proto):
        cls = self.__class__
        unknown = self._value_ & ~cls._flag_mask_
        known = self._value_ & cls._flag_mask_
        if unknown and known:
            return _or_, (cls(known), unknown)
        for bit in _iter_bits_lsb(known):
            rest = known & ~bit
            if not rest:
                break
            return _or_, (cls(rest), cls._value2member_map_.get(bit))
        if self._name_ is None:
            return cls, (self._value_,)
        return getattr, (cls, self._name_)

    _numeric_repr_ = repr

    def _generate_next_value_(name, start, count, last_values):
        """The next power of two after the highest bit in use."""
        if not last_values:
            return start if start is not None else 1
        last = max(last_values)
        try:
            high = _high_bit(last)
        except Exception:
            raise TypeError("invalid flag value %r" % last) from None
        return 2 ** (high + 1)

    @classmethod
    def _iter_member_by_value_(cls, value):
        """The single-bit members in a value, lowest first."""
        for bit in _iter_bits_lsb(value & cls._flag_mask_):
            yield cls._value2member_map_.get(bit)

    _iter_member_ = _iter_member_by_value_

    @classmethod
    def _iter_member_by_def_(cls, value):
        """The single-bit members in a value, in the order of their definition."""
        yield from sorted(cls._iter_member_by_value_(value), key=lambda each: each._sort_order_)

    @classmethod
    def _missing_(cls, value):
        """Make the member for a combination of bits, as the boundary allows."""
        if not isinstance(value, int):
            raise ValueError("%r is not a valid %s" % (value, cls.__qualname__))
        flag_mask = cls._flag_mask_
        all_bits = cls._all_bits_
        boundary = cls._boundary_
        asked = value
        if not ~all_bits <= value <= all_bits or value & (all_bits ^ flag_mask):
            if boundary is STRICT:
                width = max(value.bit_length(), flag_mask.bit_length())
                raise ValueError("%r invalid value %r\n    given %s\n  allowed %s"
                                 % (cls, value, bin(value, width), bin(flag_mask, width)))
            if boundary is CONFORM:
                value = value & flag_mask
            elif boundary is EJECT:
                return value
            elif boundary is KEEP:
                if value < 0:
                    value = max(all_bits + 1, 2 ** value.bit_length()) + value
            else:
                raise ValueError("%r unknown flag boundary %r" % (cls, boundary))
        if value < 0:
            value = all_bits + 1 + value

        unknown = value & ~flag_mask
        known = value & flag_mask
        if unknown and boundary is not KEEP:
            raise ValueError("%s(%r) -->  unknown values %r [%s]" % (cls.__name__, value, unknown, bin(unknown)))

        # Not by the class's own __new__, which may take something other than bits.
        if cls._member_type_ is object:
            made = object.__new__(cls)
        else:
            made = cls._member_type_.__new__(cls, value)
        if not hasattr(made, "_value_"):
            made._value_ = value
        if known:
            names = [each._name_ for each in cls._iter_member_(known)]
            if unknown:
                names.append(cls._numeric_repr_(unknown))
            made._name_ = "|".join(names)
        else:
            made._name_ = None

        # What has unknown bits is not kept, or their number would be without limit.
        if not unknown:
            made = cls._value2member_map_.setdefault(value, made)
            if asked < 0:
                cls._value2member_map_[asked] = made
        return made

    def __contains__(self, other):
        """Whether all bits of the other are set here."""
        if not isinstance(other, self.__class__):
            raise TypeError("unsupported operand type(s) for 'in': %r and %r"
                            % (type(other).__qualname__, self.__class__.__qualname__))
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        """The single-bit members in this one."""
        yield from self._iter_member_(self._value_)

    def __len__(self):
        return self._value_.bit_count()

    def __repr__(self):
        cls_name = self.__class__.__name__
        show = self.__class__._value_repr_ or repr
        if self._name_ is None:
            return "<%s: %s>" % (cls_name, show(self._value_))
        return "<%s.%s: %s>" % (cls_name, self._name_, show(self._value_))

    def __str__(self):
        cls_name = self.__class__.__name__
        if self._name_ is None:
            return "%s(%r)" % (cls_name, self._value_)
        return "%s.%s" % (cls_name, self._name_)

    def __bool__(self):
        return bool(self._value_)

    def _bits_of(self, other):
        # The value of an operand that may be combined with this member, or None.
        if isinstance(other, self.__class__):
            return other._value_
        if self._member_type_ is not object and isinstance(other, self._member_type_):
            return other
        return None

    def __or__(self, other):
        bits = self._bits_of(other)
        return NotImplemented if bits is None else self.__class__(self._value_ | bits)

    def __and__(self, other):
        bits = self._bits_of(other)
        return NotImplemented if bits is None else self.__class__(self._value_ & bits)

    def __xor__(self, other):
        bits = self._bits_of(other)
        return NotImplemented if bits is None else self.__class__(self._value_ ^ bits)

    def __invert__(self):
        if self._inverted_ is None:
            if self._boundary_ is KEEP:
                self._inverted_ = self.__class__(-self._value_ - 1)
            else:
                self._inverted_ = self.__class__(self._flag_mask_ ^ self._value_)
            if isinstance(self._inverted_, self.__class__):
                self._inverted_._inverted_ = self
        return self._inverted_

    __rand__ = __and__
    __ror__ = __or__
    __rxor__ = __xor__


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    """Flag whose members are ints as well."""


# ---- Checks ----

def _aliases(enumeration):
    return [(alias, each.name) for alias, each in enumeration.__members__.items() if alias != each.name]


def unique(enumeration):
    """A class decorator: ValueError if two names have the same value."""
    duplicates = _aliases(enumeration)
    if duplicates:
        details = ", ".join(["%s -> %s" % pair for pair in duplicates])
        raise ValueError("duplicate values found in %r: %s" % (enumeration, details))
    return enumeration


class EnumCheck(StrEnum):
    """What verify() can check."""

    CONTINUOUS = "no skipped integer values"
    NAMED_FLAGS = "multi-flag aliases may not contain unnamed flags"
    UNIQUE = "one name per value"


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


class verify:
    """A class decorator that checks an enumeration for the properties given."""

    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        for check in self.checks:
            if check is UNIQUE:
                self._unique(enumeration)
            elif check is CONTINUOUS:
                self._continuous(enumeration)
            elif check is NAMED_FLAGS:
                self._named_flags(enumeration)
        return enumeration

    @staticmethod
    def _unique(enumeration):
        duplicates = _aliases(enumeration)
        if duplicates:
            details = ", ".join(["%s -> %s" % pair for pair in duplicates])
            raise ValueError("aliases found in %r: %s" % (enumeration, details))

    @staticmethod
    def _continuous(enumeration):
        values = {each.value for each in enumeration}
        if len(values) < 2:
            return
        low, high = min(values), max(values)
        if issubclass(enumeration, Flag):
            kind = "flag"
            expected = [2 ** bit for bit in range(_high_bit(low) + 1, _high_bit(high))]
        else:
            kind = "enum"
            expected = range(low + 1, high)
        missing = [value for value in expected if value not in values]
        if missing:
            raise ValueError(("invalid %s %r: missing values %s"
                              % (kind, enumeration.__name__, ", ".join(str(value) for value in missing)))[:256])

    @staticmethod
    def _named_flags(enumeration):
        named = {each._value_ for each in enumeration}
        incomplete = []
        total = 0
        for name, alias in enumeration._member_map_.items():
            if name in enumeration._member_names_ or alias.value < 0:
                continue
            missing = [bit for bit in _iter_bits_lsb(alias.value) if bit not in named]
            if missing:
                incomplete.append(name)
                total |= reduce(_or_, missing)
        if incomplete:
            if len(incomplete) == 1:
                who = "alias %s is missing" % incomplete[0]
            else:
                who = "aliases %s and %s are missing" % (", ".join(incomplete[:-1]), incomplete[-1])
            what = ("value 0x%x" if _is_single_bit(total) else "combined values of 0x%x") % total
            raise ValueError("invalid Flag %r: %s %s [use enum.show_flag_values(value) for details]"
                             % (enumeration.__name__, who, what))


# ---- Enumerations that show as the constants of a module ----

def global_enum_repr(self):
    """A __repr__ that shows module.NAME."""
    return "%s.%s" % (self.__class__.__module__.split(".")[-1], self._name_)


def global_flag_repr(self):
    """A __repr__ that shows module.NAME, for combinations joined by |."""
    module = self.__class__.__module__.split(".")[-1]
    cls_name = self.__class__.__name__
    if self._name_ is None:
        return "%s.%s(%r)" % (module, cls_name, self._value_)
    if _is_single_bit(self):
        return "%s.%s" % (module, self._name_)
    if self._boundary_ is not FlagBoundary.KEEP:
        return "|".join(["%s.%s" % (module, name) for name in self.name.split("|")])
    return "|".join([name if name[0].isdigit() else "%s.%s" % (module, name) for name in self._name_.split("|")])


def global_str(self):
    """A __str__ that shows the bare NAME."""
    if self._name_ is None:
        return "%s(%r)" % (self.__class__.__name__, self._value_)
    return self._name_


def global_enum(cls, update_str=False):
    """A class decorator that makes the members global names of the module, and show as such."""
    cls.__repr__ = global_flag_repr if issubclass(cls, Flag) else global_enum_repr
    if not issubclass(cls, ReprEnum) or update_str:
        cls.__str__ = global_str
    sys.modules[cls.__module__].__dict__.update(cls.__members__)
    return cls


def _simple_enum(etype=Enum, *, boundary=None, use_args=None):
    """A class decorator that makes an enumeration of an ordinary class, as if it had been written as one."""
    def convert_class(cls):
        namespace = etype.__prepare__(cls.__name__, (etype,))
        for name, value in cls.__dict__.items():
            if name not in ("__dict__", "__weakref__"):
                namespace[name] = value
        namespace["__qualname__"] = cls.__qualname__
        return type(etype)(cls.__name__, (etype,), namespace, boundary=boundary)
    return convert_class


def _old_convert_(etype, name, module, filter, source=None, *, boundary=None):
    """EnumType._convert_ for a class that is given."""
    return etype._convert_(name, module, filter, source, boundary=boundary)


_stdlib_enums = IntEnum, StrEnum, IntFlag
