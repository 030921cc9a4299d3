"""string: constants, Template and Formatter.

A Template with the usual syntax is scanned by hand; regular expressions are only loaded for subclasses that change the syntax.
"""

__all__ = ["ascii_letters", "ascii_lowercase", "ascii_uppercase", "capwords",
           "digits", "hexdigits", "octdigits", "printable", "punctuation",
           "whitespace", "Formatter", "Template"]

import _string

whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdef" + "ABCDEF"
octdigits = "01234567"
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    """Capitalize every word; without `sep`, runs of whitespace become one space and the ends are stripped."""
    return (sep or " ").join(map(str.capitalize, s.split(sep)))


# ---- Template ----

_sentinel_dict = {}
_ID_START = frozenset(ascii_letters + "_")
_ID_REST = frozenset(ascii_letters + digits + "_")


class _Pattern:
    # Template.pattern: compiled when somebody looks at it, for whichever class that is.
    def __get__(self, instance, owner):
        if owner is Template:
            return _compiled(owner)
        pattern = _compiled(owner)
        owner.pattern = pattern
        return pattern


def _compiled(cls, pattern=None):
    import re
    if pattern is None:
        delim = re.escape(cls.delimiter)
        name = cls.idpattern
        braced = cls.braceidpattern or cls.idpattern
        pattern = rf"""
            {delim}(?:
              (?P<escaped>{delim})  |   # a delimiter, twice
              (?P<named>{name})     |   # a name as it stands
              {{(?P<braced>{braced})}} |   # a name in braces
              (?P<invalid>)             # anything else
            )
            """
    return re.compile(pattern, (re.IGNORECASE if cls.flags is None else cls.flags) | re.VERBOSE)


class Template:
    """A string with $-placeholders: $name, ${name}, and $$ for a dollar sign."""

    delimiter = "$"
    idpattern = r"(?a:[_a-z][_a-z0-9]*)"
    braceidpattern = None
    flags = None  # re.IGNORECASE, which is not imported for it

    pattern = _Pattern()
    _plain = True

    def __init_subclass__(cls):
        super().__init_subclass__()
        if "pattern" in cls.__dict__:
            cls.pattern = _compiled(cls, cls.__dict__["pattern"])
            cls._plain = False
        elif {"delimiter", "idpattern", "braceidpattern", "flags"} & cls.__dict__.keys():
            cls.pattern = _compiled(cls)
            cls._plain = False

    def __init__(self, template):
        self.template = template

    def _pieces(self):
        # (kind, text, position, as written) for everything in the template; kinds: text, escaped, named, braced, invalid.
        if not self._plain:
            yield from self._matched_pieces()
            return
        template = self.template
        size = len(template)
        position = 0
        while True:
            dollar = template.find("$", position)
            if dollar < 0:
                break
            if dollar > position:
                yield "text", template[position:dollar], position, None
            start = dollar + 1
            first = template[start:start + 1]
            if first == "$":
                yield "escaped", "$", dollar, None
                position = start + 1
                continue
            braced = first == "{"
            start += braced
            end = start
            if template[start:start + 1] in _ID_START:
                end += 1
                while end < size and template[end] in _ID_REST:
                    end += 1
            if end == start or braced and template[end:end + 1] != "}":
                yield "invalid", "$", dollar, None
                position = dollar + 1
            elif braced:
                position = end + 1
                yield "braced", template[start:end], dollar, template[dollar:position]
            else:
                position = end
                yield "named", template[start:end], dollar, template[dollar:position]
        yield "text", template[position:], position, None

    def _matched_pieces(self):
        position = 0
        for found in self.pattern.finditer(self.template):
            yield "text", self.template[position:found.start()], position, None
            position = found.end()
            for kind in ("named", "braced"):
                if found.group(kind) is not None:
                    yield kind, found.group(kind), found.start(), found.group()
                    break
            else:
                if found.group("escaped") is not None:
                    yield "escaped", self.delimiter, found.start(), None
                elif found.group("invalid") is not None:
                    yield "invalid", found.group(), found.start("invalid"), None
                else:
                    yield None, found.group(), found.start(), None
        yield "text", self.template[position:], position, None

    def _invalid(self, position):
        if not self._plain:
            before = self.template[:position].splitlines(keepends=True)
        else:
            # The position is that of the delimiter; what is invalid begins behind it.
            before = self.template[:position + 1].splitlines(keepends=True)
        if not before:
            column, line = 1, 1
        else:
            column = position + (1 if self._plain else 0) - len("".join(before[:-1]))
            line = len(before)
        raise ValueError("Invalid placeholder in string: line %d, col %d" % (line, column))

    def _unrecognized(self):
        return ValueError("Unrecognized named group in pattern", self.pattern)

    def substitute(self, mapping=_sentinel_dict, /, **kws):
        """Replace all placeholders; KeyError for what is missing, ValueError for what is no placeholder."""
        mapping = _chosen(mapping, kws)
        parts = []
        for kind, text, position, written in self._pieces():
            if kind == "text" or kind == "escaped":
                parts.append(text)
            elif kind == "named" or kind == "braced":
                parts.append(str(mapping[text]))
            elif kind == "invalid":
                self._invalid(position)
            else:
                raise self._unrecognized()
        return "".join(parts)

    def safe_substitute(self, mapping=_sentinel_dict, /, **kws):
        """As substitute(), but leaves in place what it cannot replace."""
        mapping = _chosen(mapping, kws)
        parts = []
        for kind, text, position, written in self._pieces():
            if kind == "named" or kind == "braced":
                try:
                    parts.append(str(mapping[text]))
                except KeyError:
                    parts.append(written)
            elif kind is None:
                raise self._unrecognized()
            else:
                parts.append(text)
        return "".join(parts)

    def is_valid(self):
        """Whether substitute() would find no invalid placeholder."""
        for kind, text, position, written in self._pieces():
            if kind == "invalid":
                return False
            if kind is None:
                raise self._unrecognized()
        return True

    def get_identifiers(self):
        """The names of all placeholders, each once, in order of appearance."""
        names = {}
        for kind, text, position, written in self._pieces():
            if kind == "named" or kind == "braced":
                names[text] = None
            elif kind is None:
                raise self._unrecognized()
        return list(names)


def _chosen(mapping, kws):
    if mapping is _sentinel_dict:
        return kws
    if kws:
        from collections import ChainMap
        return ChainMap(kws, mapping)
    return mapping


# ---- Formatter ----

class Formatter:
    """str.format() in steps that subclasses can override."""

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used_args = set()
        result, _ = self._vformat(format_string, args, kwargs, used_args, 2)
        self.check_unused_args(used_args, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used_args, recursion_depth, auto_arg_index=0):
        # auto_arg_index is the next number for {}; False once fields are numbered by hand.
        if recursion_depth < 0:
            raise ValueError("Max string recursion exceeded")
        parts = []
        for literal, field_name, format_spec, conversion in self.parse(format_string):
            if literal:
                parts.append(literal)
            if field_name is None:
                continue
            if field_name == "":
                if auto_arg_index is False:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                field_name = str(auto_arg_index)
                auto_arg_index += 1
            elif field_name.isdigit():
                if auto_arg_index:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                auto_arg_index = False
            obj, used = self.get_field(field_name, args, kwargs)
            used_args.add(used)
            obj = self.convert_field(obj, conversion)
            # Format specifications may have fields themselves.
            format_spec, auto_arg_index = self._vformat(format_spec, args, kwargs, used_args, recursion_depth - 1,
                                                        auto_arg_index)
            parts.append(self.format_field(obj, format_spec))
        return "".join(parts), auto_arg_index

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion == "s":
            return str(value)
        if conversion == "r":
            return repr(value)
        if conversion == "a":
            return ascii(value)
        raise ValueError("Unknown conversion specifier {0!s}".format(conversion))

    def parse(self, format_string):
        """The parts of a format string: (literal text, field name, format specification, conversion)."""
        return _string.formatter_parser(format_string)

    def get_field(self, field_name, args, kwargs):
        """The object that a field name such as "0.attribute[key]" means, and which argument it uses."""
        first, rest = _string.formatter_field_name_split(field_name)
        obj = self.get_value(first, args, kwargs)
        for is_attr, key in rest:
            obj = getattr(obj, key) if is_attr else obj[key]
        return obj, first
