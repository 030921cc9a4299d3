"""Sizes of objects with everything they refer to, each object once. Code (functions, classes, modules' functions ...) counts only with
code=True; what refers to what is decided by type, so that the size of an instance is not that of its class and its module."""
import os
import struct
import sys
import types
import weakref
from array import array
from bisect import bisect_left
from inspect import isbuiltin, isclass, iscode, isframe, isfunction, ismethod, ismodule

__version__ = "22.12.07"
__all__ = ["Asized", "Asizer", "adict", "asized", "asizeof", "asizesof", "basicsize", "flatsize", "itemsize", "leng", "named_refs", "refs"]

_GC_HEAD = 16
_HAVE_GC = 1 << 14
_IGNORED_MODULES = {"builtins", "types", __name__}
_dict_types = {"UserDict": ("IterableUserDict", "UserDict"), "weakref": ("WeakKeyDictionary", "WeakValueDictionary")}


class _Ref:
    """A referent with the name that its owner has for it."""

    __slots__ = ("name", "ref")

    def __init__(self, name, ref):
        self.name = name
        self.ref = ref


class _Rule:
    """How objects of a type are sized."""

    __slots__ = ("data", "ignored", "refs", "length", "item", "array")

    def __init__(self, data=True, ignored=False, refs=None, length=None, item=0, array=False):
        self.data = data          # counts without code=True
        self.ignored = ignored    # counts never, unless ignored=False
        self.refs = refs          # obj -> its referents; some of them are _Ref
        self.length = length
        self.item = item
        self.array = array

    def flat(self, obj, mask=0):
        size = sys.getsizeof(obj, type(obj).__basicsize__)
        if self.array:
            size = max(56, size - len(obj) * obj.itemsize) + len(obj) * obj.itemsize
        return size + mask & ~mask


# ---- What refers to what ---------------------------------------------------------------------------------------------------------------

def _named(*names, prefix=None, without=()):
    def referents(obj):
        for name in names:
            if hasattr(obj, name):
                yield _Ref(name, getattr(obj, name))
        if prefix is not None:
            for name in dir(obj):
                if name.startswith(prefix) and name not in without and hasattr(obj, name):
                    yield _Ref(name, getattr(obj, name))
    return referents


def _short(obj, clip):
    try:
        text = repr(obj).replace("\n", "\\n")
    except Exception:
        return "N/A"
    if len(text) > clip > 0 and clip // 2 > 2:
        half = clip // 2 - 2
        text = text[:half] + "...." + text[-half:]
    return text


def _dict_refs(obj):
    try:
        for key, value in obj.items():
            yield _Ref("[K] " + str(key), key)
            yield _Ref(f"[V] {key}: {_short(value, 80)}", value)
    except (KeyError, ReferenceError, TypeError) as error:
        import warnings
        warnings.warn(f"Iterating '{type(obj)}': {error!r}")


def _module_refs(obj):
    return () if obj.__name__ == __name__ else _dict_refs(vars(obj))


def _slot_refs(obj):
    found = {}
    for kind in type(obj).__mro__:
        for name in getattr(kind, "__slots__", ()):
            if name.startswith("__"):
                name = f"_{kind.__name__}{name}"
            if hasattr(obj, name):
                found.setdefault(name, getattr(obj, name))
    return [_Ref(name, value) for name, value in found.items()]


def _instance_refs(obj):
    yield from _named("__dict__", "__class__")(obj)
    yield from _slot_refs(obj)


def _named_tuple_refs(obj):
    yield from _named("__class__")(obj)
    yield from _slot_refs(obj)
    yield from obj


def _cell_refs(obj):
    try:
        yield _Ref("cell_contents", obj.cell_contents)
    except ValueError:  # empty
        pass


def _generator_refs(obj):
    return _named("f_locals", "f_code")(obj.gi_frame)


def _iterator_refs(obj):
    import gc
    return [_Ref("iteref", each) for each in gc.get_referents(obj)]


def _weak_refs(obj):
    try:
        return (obj(),)
    except Exception:
        return ()


def _items(obj):
    return obj


def _length(obj):
    try:
        return len(obj)
    except TypeError:
        return 0


def _int_length(obj):
    return max(0, (sys.getsizeof(obj, 0) - int.__basicsize__) // int.__itemsize__)


def _next_power(n):
    return 1 << max(n - 1, 0).bit_length()


def _dict_length(obj):
    return 0 if len(obj) < 6 else _next_power(len(obj) + 1)


def _list_length(obj):
    n = len(obj)
    return n + 6 + (n >> 3) if n > 8 else n + 4 if n else 0


def _set_length(obj):
    n = len(obj)
    return _next_power(n + n - 2) if n > 8 else 8 if n else 0


def _hinted_length(obj):
    hint = getattr(obj, "__length_hint__", None)
    return hint() if callable(hint) else _length(obj)


def _slice_length(obj):
    try:
        return (obj.stop - obj.start + 1) // obj.step
    except TypeError:
        return 0


_exception_refs = _named("args", "filename", "lineno", "msg", "text")
_type_refs = _named("__doc__", "__mro__", "__name__", "__slots__", "__weakref__", "__dict__")
_method_refs = _named("__doc__", "__name__", "__code__", prefix="im_")
_class_refs = _named("__class__", "__doc__", "__mro__", "__name__", "__slots__", "__weakref__", "__dict__")

_rules = {
    int: _Rule(length=_int_length, item=int.__itemsize__),
    bool: _Rule(),
    list: _Rule(refs=_items, length=_list_length, item=8),
    tuple: _Rule(refs=_items, length=_length, item=8),
    set: _Rule(refs=_items, length=_set_length, item=16),
    frozenset: _Rule(refs=_items, length=_set_length, item=16),
    dict: _Rule(refs=_dict_refs, length=_dict_length, item=24),
    types.MappingProxyType: _Rule(refs=_dict_refs, length=_dict_length, item=24),
    types.ModuleType: _Rule(refs=_module_refs, length=lambda obj: len(vars(obj)), item=48),
    str: _Rule(length=lambda obj: len(obj) + 1, item=1),
    bytes: _Rule(length=_length, item=1),
    bytearray: _Rule(length=lambda obj: obj.__alloc__(), item=1),
    property: _Rule(refs=_named("__doc__", prefix="f")),
    enumerate: _Rule(refs=_named("__doc__")),
    reversed: _Rule(refs=_named("__doc__")),
    Exception: _Rule(refs=_exception_refs),
    slice: _Rule(length=_slice_length, item=8),
    struct.Struct: _Rule(length=lambda obj: obj.size, item=1),
    os.stat_result: _Rule(refs=_named(prefix="st_")),
    os.statvfs_result: _Rule(refs=_named(prefix="f_"), length=_length, item=8),
    types.TracebackType: _Rule(refs=_named(prefix="tb_")),
    types.GeneratorType: _Rule(refs=_generator_refs),
    weakref.KeyedRef: _Rule(refs=_weak_refs),
    weakref.ReferenceType: _Rule(refs=_weak_refs),
    weakref.CallableProxyType: _Rule(data=False, refs=_weak_refs),
    object: _Rule(data=False, ignored=True),
    super: _Rule(data=False, ignored=True),
    type: _Rule(data=False, ignored=True),
    classmethod: _Rule(data=False, refs=_method_refs),
    staticmethod: _Rule(data=False, refs=_method_refs),
    types.MethodType: _Rule(data=False, refs=_method_refs),
}
for _each in (complex, float, range, type(None), type(...), type(NotImplemented), types.GetSetDescriptorType, types.MemberDescriptorType,
              weakref.ProxyType):
    _rules[_each] = _Rule()
for _each in ({}.items(), {}.keys(), {}.values(), reversed([]), {}, [], (), set(), b"", bytearray(), ""):
    _rules.setdefault(type(iter(_each)), _Rule(refs=_iterator_refs, length=_hinted_length))
for _each in _rules:
    _rules[_each].item = _rules[_each].item or getattr(_each, "__itemsize__", 0)
# Types that stand in the table are code as objects, and those of builtins are nothing.
_static_types = frozenset(_rules)
_class_rules = {}


def _module_of(obj):
    return getattr(obj, "__module__", "")


def _like_dict(obj):
    return all(callable(getattr(obj, name, None)) for name in ("items", "keys", "values", "__len__", "get", "has_key"))


def _new_rule(obj, derive, frames, infer):
    kind = type(obj)
    if ismodule(obj):
        return _Rule(refs=_module_refs, length=lambda each: len(vars(each)), item=48)
    if isframe(obj):
        return _Rule(refs=_named(prefix="f_"), ignored=not frames)
    if iscode(obj):
        return _Rule(data=False, refs=_named(prefix="co_"), item=8)
    if callable(obj):
        if isclass(obj):
            return _Rule(data=False, refs=_class_refs, ignored=_module_of(obj) in _IGNORED_MODULES)
        if isbuiltin(obj):
            return _Rule(data=False, ignored=True)
        if isfunction(obj):
            return _Rule(data=False, refs=_named("__doc__", "__name__", "__code__", "__closure__", prefix="func_"))
        if ismethod(obj):
            return _Rule(data=False, refs=_method_refs)
        return _Rule(refs=_instance_refs, length=_length if kind.__itemsize__ else None, item=kind.__itemsize__)
    if issubclass(kind, dict) or kind.__name__ in _dict_types.get(kind.__module__, ()) or (infer and _like_dict(obj)):
        return _Rule(refs=_dict_refs, length=_dict_length, item=24)
    if isinstance(obj, types.CellType):
        return _Rule(refs=_cell_refs)
    if isinstance(obj, tuple) and hasattr(obj, "_fields"):
        return _Rule(refs=_named_tuple_refs)
    if isinstance(obj, array):
        return _Rule(array=True, length=lambda each: len(each), item=1)
    if _module_of(obj) in _IGNORED_MODULES:
        return _Rule(ignored=True)
    if derive:
        parents = [rule for each, rule in _rules.items() if each is not object and issubclass(kind, each)]
        if len(parents) == 1:
            return parents[0]
    if isinstance(obj, Exception):
        return _Rule(refs=_exception_refs)
    return _Rule(refs=_instance_refs, length=_length if kind.__itemsize__ else None, item=kind.__itemsize__)


def _key_of(obj):
    """What objects with the same rule share: their type; a class is on its own."""
    return type(obj) if type(obj) is not type else _ClassKey(obj)


class _ClassKey:
    __slots__ = ("of",)

    def __init__(self, of):
        self.of = of

    def __eq__(self, other):
        return isinstance(other, _ClassKey) and self.of is other.of

    def __hash__(self):
        return id(self.of)

    def __repr__(self):
        return f"{str(self.of)[:-1]} def>"


def _rule_for(obj, derive=False, frames=False, infer=False):
    if type(obj) is type:
        rule = _class_rules.get(obj)
        if rule is None:
            if obj in _static_types:
                rule = _Rule(data=False, refs=_type_refs, ignored=_module_of(obj) in _IGNORED_MODULES)
            else:
                rule = _new_rule(obj, derive, frames, infer)
            _class_rules[obj] = rule
        return rule
    rule = _rules.get(type(obj))
    if rule is None:
        rule = _new_rule(obj, derive, frames, infer)
        if not isframe(obj):  # what holds for one run only is not kept
            _rules[type(obj)] = rule
    return rule


def _unit(size):
    """ or 1.2 KiB, where there are as many."""
    value = float(size)
    if size >= 1024:
        for prefix in "KMGTPE":
            value /= 1024
            if value < 1024:
                return " or %.1f %siB" % (value, prefix)
    return ""


def _plural(number):
    return "" if number == 1 else "s"


def _plain(key, clip):
    return _short(key, clip).strip("<>").replace("'", "")


def _length_text(obj):
    length = leng(obj)
    return "" if length is None else " leng %d%s" % (length, "!" if length > _length(obj) else "")


# ---- Results ---------------------------------------------------------------------------------------------------------------------------

class Asized:
    """The size of an object: with its referents, alone, its name, and the same of each referent."""

    __slots__ = ("flat", "name", "refs", "size")

    def __init__(self, size, flat, refs=(), name=None):
        self.size = size
        self.flat = flat
        self.name = name
        self.refs = tuple(refs)

    def __str__(self):
        return "size %r, flat %r, refs[%d], name %r" % (self.size, self.flat, len(self.refs), self.name)

    def format(self, format="%(name)s size=%(size)d flat=%(flat)d", depth=-1, order_by="size", indent=""):
        lines = [indent + format % dict(size=self.size, flat=self.flat, name=self.name)]
        if depth:
            for each in sorted(self.refs, key=lambda ref: getattr(ref, order_by), reverse=order_by in ("size", "flat")):
                lines.append(each.format(format, depth - 1, order_by, indent + "    "))
        return "\n".join(lines)

    def get(self, name, dflt=None):
        for ref in self.refs:
            if ref.name == name:
                return ref
        return dflt


class Asizer:
    """Sizes objects; what it has seen once it does not count again."""

    def __init__(self, **opts):
        self._excluded_types = {}
        self.reset(**opts)

    def reset(self, above=1024, align=8, clip=80, code=False, cutoff=10, derive=False, detail=0, frames=False, ignored=True, infer=False,
              limit=100, stats=0, stream=None, **extra):
        if extra:
            raise KeyError("invalid option: %s" % ", ".join("%s=%r" % each for each in sorted(extra.items())))
        self._above, self._clip, self._derive, self._detail, self._frames = above, clip, derive, detail, frames
        self._infer, self._limit, self._stream, self._skip_ignored = infer, limit, stream, ignored
        self._clear()
        self.set(align=align, code=code, cutoff=cutoff, stats=stats)

    def set(self, above=None, align=None, code=None, cutoff=None, frames=None, detail=None, limit=None, stats=None):
        if align is not None:
            if align > 1 and align & (align - 1):
                raise ValueError("invalid option: align=%r" % align)
            self._align, self._mask = align, max(align - 1, 0)
        if stats is not None:
            if stats < 0:
                raise ValueError("invalid option: stats=%r" % stats)
            self._stats = int(stats)
            self._cutoff = int(cutoff) if cutoff else int((stats - int(stats)) * 100 + .5) or 10
        for name, value in ("_above", above), ("_code", code), ("_frames", frames), ("_detail", detail), ("_limit", limit):
            if value is not None:
                setattr(self, name, value)

    def _clear(self):
        self._depth = self._missed = self._total = self._rank_count = 0
        self._seen = {}  # id: how often; 0: to be sized when given, -1: never
        self._profiles, self._ranks = {}, []
        for key in self._excluded_types:
            self._excluded_types[key] = 0
        self.exclude_objs(self, self._excluded_types, self._seen, self._profiles, self._ranks, sys.modules[__name__], globals(), _rules,
                          _class_rules)

    def _name_of(self, obj):
        return getattr(obj, "__name__", "") or _short(obj, self._clip)

    def _sizer(self, obj, parent, deep, sized):
        number = id(obj)
        seen = self._seen.get(number)
        if seen is None:
            self._seen[number] = 1
        elif deep or seen:
            if seen > 0:
                self._seen[number] = seen + 1
            elif seen == 0:
                pass
            return sized(0, 0, name=self._name_of(obj)) if sized else 0
        else:
            self._seen[number] = 1
        size = flat = 0
        parts = []
        try:
            key = _key_of(obj)
            rule = None if key in self._excluded_types else _rule_for(obj, self._derive, self._frames, self._infer)
            if rule is None:
                self._excluded_types[key] += 1
            elif (rule.data or self._code) and not (rule.ignored and self._skip_ignored):
                size = flat = rule.flat(obj, self._mask)
                if self._stats > 1:
                    self._profile(key, obj, flat)
                if rule.refs and deep < self._limit and not (deep and ismodule(obj)):
                    below = deep + 1
                    named = sized if below < self._detail or (sized and deep < self._detail) else None
                    for ref in rule.refs(obj):
                        name = None
                        if type(ref) is _Ref:
                            name, ref = ref.name, ref.ref
                        found = self._sizer(ref, number, below, named)
                        if named:
                            found.name = self._name_of(ref) if name is None else name
                            parts.append(found)
                            found = found.size
                        size += found
                    self._depth = max(self._depth, below)
            if self._stats and size > self._above > 0:
                self._rank(size, key, obj, deep, parent)
        except RuntimeError:
            self._missed += 1
        if not deep:
            self._total += size
        return sized(size, flat, name=self._name_of(obj), refs=parts) if sized else size

    def _profile(self, key, obj, size):
        number, total, high, largest = self._profiles.get(key, (0, 0, 0, None))
        self._profiles[key] = (number + 1, total + size, max(high, size), obj if size > high else largest)

    def _rank(self, size, key, obj, deep, parent):
        # The largest first; of equal ones the last that came.
        place = bisect_left(self._ranks, -size, key=lambda rank: -rank[0])
        self._ranks.insert(place, (size, key, obj, deep, parent))
        del self._ranks[100:]
        self._rank_count += 1

    def _sizes(self, objs, sized):
        self.exclude_refs(*objs)
        known, found = {}, []
        for obj in objs:
            if id(obj) in known:
                self._seen[id(obj)] += 1
            else:
                known[id(obj)] = self._sizer(obj, 0, 0, sized)
            found.append(known[id(obj)])
        return tuple(found)

    def asizeof(self, *objs, **opts):
        if opts:
            self.set(**opts)
        self.exclude_refs(*objs)
        return sum(self._sizer(obj, 0, 0, None) for obj in objs)

    def asizesof(self, *objs, **opts):
        if opts:
            self.set(**opts)
        return self._sizes(objs, None)

    def asized(self, *objs, **opts):
        if opts:
            self.set(**opts)
        found = self._sizes(objs, Asized)
        return found[0] if len(found) == 1 else found

    def exclude_objs(self, *objs):
        """These count nowhere."""
        for obj in objs:
            self._seen.setdefault(id(obj), -1)

    def exclude_refs(self, *objs):
        """These count where they are given, not where something refers to them."""
        for obj in objs:
            self._seen.setdefault(id(obj), 0)

    def exclude_types(self, *kinds):
        for kind in kinds:
            if type(kind) is type:
                self._excluded_types.setdefault(kind, 0)
                self._excluded_types.setdefault(_ClassKey(kind), 0)

    # ---- Tables

    def _print(self, text, **print3options):
        print(text, **({"file": self._stream} if self._stream else {}), **print3options)

    def print_summary(self, w=0, objs=(), **print3options):
        """Writes how much was sized, and how many objects."""
        lines = [(self._total, f"bytes{_unit(self._total)}{self._with_code}")]
        if self._mask:
            lines.append((self._align, "byte aligned"))
        lines.append((8, "byte sizeof(void*)"))
        lines += [(n, f"object{_plural(n)} {what}") for n, what in ((len(objs or ()), "given"), (self.sized, "sized"))]
        if self._excluded_types:
            n = sum(self._excluded_types.values())
            lines.append((n, f"object{_plural(n)} excluded"))
        lines.append((self.seen, f"object{_plural(self.seen)} seen"))
        if self._rank_count:
            lines.append((self._rank_count, f"object{_plural(self._rank_count)} ranked"))
        lines += [(self._missed, f"object{_plural(self._missed)} missed"), (self.duplicate, f"duplicate{_plural(self.duplicate)}")]
        if self._depth:
            lines.append((self._depth, "deepest recursion"))
        for number, text in lines:
            self._print("%*d %s" % (w, number, text), **print3options)

    def print_largest(self, w=0, cutoff=0, **print3options):
        """Writes the objects that are the largest with what they refer to."""
        n = min(len(self._ranks), max(int(cutoff) or self._cutoff, 0))
        if n > 0 and self._above > 0:
            self._print("\n%*d largest object%s (of %d over %d bytes%s)" % (w, n, _plural(n), self._rank_count, self._above, _unit(self._above)),
                        **print3options)
            index = {id(obj): i for i, (_, _, obj, _, _) in enumerate(self._ranks)}
            for size, key, obj, deep, parent in self._ranks[:n]:
                where = f" (at {deep})" if deep else ""
                owner = f", pix {index.get(parent, '?')}" if parent else ""
                self._print("%*d bytes%s: %s: %s%s, ix %s%s%s" % (w, size, _unit(size), _plain(key, self._clip), _short(obj, self._clip),
                                                                 _length_text(obj), index.get(id(obj), "?"), where, owner), **print3options)

    def print_profiles(self, w=0, cutoff=0, **print3options):
        """Writes how many objects of each type were sized, and what they take without what they refer to."""
        shown = {key: each for key, each in self._profiles.items() if each[1] > 0 or each[0] > 1}
        if len(self._profiles) - len(shown) < 9:
            shown = self._profiles
        if not shown:
            return
        percent = (int(cutoff) or self._cutoff) if self._total else 0
        share = " (% of grand total)" if self._total else ""
        left = len(shown)
        self._print("\n%*d profile%s:  total%s, average, and largest flat size%s:  largest object"
                    % (w, left, _plural(left), share, self._with_code), **print3options)
        rows = sorted(((total, number, _plain(key, self._clip), high, obj) for key, (number, total, high, obj) in shown.items()),
                      key=lambda row: row[:2], reverse=True)
        for total, number, name, high, obj in rows:
            average = total // number if number > 1 else total
            part = " (%.0f%%)" % (total * 100 / self._total) if self._total else ""
            self._print("%*d %s object%s:  %d%s%s, %d%s, %d%s:  %s%s" % (
                w, number, name, _plural(number) if number > 1 else "", total, _unit(total), part, average, _unit(average), high, _unit(high),
                _short(obj, self._clip), _length_text(obj)), **print3options)
            left -= 1
            if left > 1 and total < int(percent * .01 * self._total):
                self._print("%+*d profiles below cutoff (%.0f%%)" % (w, left, percent), **print3options)
                break
        zero = len(self._profiles) - len(shown)
        if zero > 0:
            self._print("%+*d 'zero' object%s" % (w, zero, _plural(zero)), **print3options)

    def print_stats(self, objs=(), opts={}, sized=(), sizes=(), stats=3, **print3options):
        """Writes what `stats` asks for: 1 the summary and the largest objects, 2 the profiles too."""
        stats = min(opts.get("stats", stats) or 0, self._stats)
        if stats <= 0:
            return
        w = len(str(self._missed + self.seen + self._total)) + 1
        options = ", ".join(sorted("%s=%r" % each for each in opts.items()))
        comma = ", " if options and objs else ""
        if sized and objs:
            if len(objs) > 1:
                self._print("\nasized(...%s%s) ..." % (comma, options), **print3options)
                for i, each in enumerate(sized):
                    self._print("%*d: %s" % (w - 1, i, each), **print3options)
            else:
                self._print("\nasized(%s): %s" % (options, sized), **print3options)
        elif sizes and objs:
            self._print("\nasizesof(...%s%s) ..." % (comma, options), **print3options)
            for size, obj in zip(sizes, objs):
                self._print("%*d bytes%s%s:  %s" % (w, size, _unit(size), self._with_code, _short(obj, self._clip)), **print3options)
        else:
            self._print("\nasizeof(%s%s%s) ..." % (_short(objs, self._clip) if objs else "", comma, options), **print3options)
        self.print_summary(w=w, objs=objs, **print3options)
        self.print_largest(w=w, cutoff=self._cutoff if stats < 2 else 10, **print3options)
        if stats > 1:
            self.print_profiles(w=w, cutoff=self._cutoff, **print3options)

    _with_code = property(lambda self: " (incl. code)" if self._code else "")
    total = property(lambda self: self._total)
    missed = property(lambda self: self._missed)
    seen = property(lambda self: sum(count for count in self._seen.values() if count > 0))
    sized = property(lambda self: sum(1 for count in self._seen.values() if count > 0))
    duplicate = property(lambda self: sum(1 for count in self._seen.values() if count > 1))
    excluded = property(lambda self: tuple(self._excluded_types))
    ranked = property(lambda self: self._rank_count)
    above = property(lambda self: self._above)
    align = property(lambda self: self._align)
    clip = property(lambda self: self._clip)
    code = property(lambda self: self._code)
    cutoff = property(lambda self: self._cutoff)
    derive = property(lambda self: self._derive)
    detail = property(lambda self: self._detail)
    frames = property(lambda self: self._frames)
    ignored = property(lambda self: self._skip_ignored)
    infer = property(lambda self: self._infer)
    limit = property(lambda self: self._limit)
    stats = property(lambda self: self._stats)


_asizer = Asizer()


def _all_or(objs, all=None, **opts):
    if objs or not all:
        return objs, opts
    import gc
    return gc.get_objects(), opts


def asizeof(*objs, **opts):
    """The size of all objects together, with everything they refer to, in bytes."""
    objs, rest = _all_or(objs, **opts)
    _asizer.reset(**rest)
    if not objs:
        return 0
    _asizer.exclude_objs(objs)
    size = _asizer.asizeof(*objs)
    _asizer.print_stats(objs, opts)
    _asizer._clear()
    return size


def asizesof(*objs, **opts):
    """The sizes of the objects, as a tuple. What one refers to does not count for the next."""
    _asizer.reset(**opts)
    sizes = _asizer.asizesof(*objs)
    if objs:
        _asizer.print_stats(objs, opts, sizes=sizes)
    _asizer._clear()
    return sizes


def asized(*objs, **opts):
    """An Asized for each object, down to `detail` levels of referents."""
    _asizer.reset(**opts)
    found = _asizer.asized(*objs) if objs else ()
    if objs:
        _asizer.print_stats(objs, opts, sized=found)
    _asizer._clear()
    return found


def adict(*classes):
    """Has classes with the methods of dict handled as dicts. False: not all have them."""
    good = True
    for kind in classes:
        if isclass(kind) and _like_dict(kind):
            names = _dict_types.get(kind.__module__, ())
            if kind.__name__ not in names:
                _dict_types[kind.__module__] = names + (kind.__name__,)
        else:
            good = False
    return good


def basicsize(obj, **opts):
    """What an object of this type takes at least, with its gc head."""
    kind = type(obj)
    return kind.__basicsize__ + (_GC_HEAD if kind is not type and kind.__flags__ & _HAVE_GC else 0)


def flatsize(obj, align=0, **opts):
    """The size of the object alone."""
    if align > 1 and align & (align - 1):
        raise ValueError("invalid option: align=%r" % align)
    return _rule_for(obj, **opts).flat(obj, max(align - 1, 0))


def itemsize(obj, **opts):
    """The size of one item, of objects that have items."""
    rule = _rule_for(obj, **opts)
    return obj.itemsize if rule.array else rule.item


def leng(obj, **opts):
    """How many items the object has room for (estimated); None where it has none."""
    rule = _rule_for(obj, **opts)
    return rule.length(obj) if rule.length else None


alen = leng


def refs(obj, **opts):
    """What the object refers to, as sizing sees it."""
    found = _rule_for(obj, **opts).refs
    return (each.ref if type(each) is _Ref else each for each in found(obj)) if found else None


def named_refs(obj, **opts):
    """The referents that have names, as (name, referent) pairs."""
    found = _rule_for(obj, **opts).refs
    return [(each.name, each.ref) for each in found(obj) if type(each) is _Ref] if found else []
