"""json.encoder: from objects to JSON text.

encode() builds the text in one go, with the encoder of the module _json if there is one; iterencode() yields it in pieces.
"""

try:
    from _json import encode_basestring_ascii as c_encode_basestring_ascii
except ImportError:
    c_encode_basestring_ascii = None
try:
    from _json import encode_basestring as c_encode_basestring
except ImportError:
    c_encode_basestring = None
try:
    from _json import make_encoder as c_make_encoder
except ImportError:
    c_make_encoder = None

INFINITY = float("inf")

ESCAPE_DCT = {"\\": "\\\\", '"': '\\"', "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
for _code in range(0x20):
    ESCAPE_DCT.setdefault(chr(_code), "\\u{0:04x}".format(_code))
del _code
_ESCAPES_BY_CODE = {ord(c): escape for c, escape in ESCAPE_DCT.items()}
_ASCII_ESCAPES_BY_CODE = {**_ESCAPES_BY_CODE, 0x7f: "\\u007f"}


def _needs_no_escape(s):
    return s.isprintable() and '"' not in s and "\\" not in s


def py_encode_basestring(s):
    """The JSON form of a string."""
    if _needs_no_escape(s):
        return '"' + s + '"'
    return '"' + s.translate(_ESCAPES_BY_CODE) + '"'


def py_encode_basestring_ascii(s):
    """The JSON form of a string, in ASCII alone."""
    if s.isascii():
        if _needs_no_escape(s):
            return '"' + s + '"'
        return '"' + s.translate(_ASCII_ESCAPES_BY_CODE) + '"'
    parts = ['"']
    for c in s:
        code = ord(c)
        if code < 0x80:
            parts.append(_ASCII_ESCAPES_BY_CODE.get(code, c))
        elif code < 0x10000:
            parts.append("\\u{0:04x}".format(code))
        else:
            # Two surrogates, as in UTF-16.
            code -= 0x10000
            parts.append("\\u{0:04x}\\u{1:04x}".format(0xd800 | code >> 10, 0xdc00 | code & 0x3ff))
    parts.append('"')
    return "".join(parts)


encode_basestring = c_encode_basestring or py_encode_basestring
encode_basestring_ascii = c_encode_basestring_ascii or py_encode_basestring_ascii


class JSONEncoder:
    """Turns Python objects into JSON text.  Subclasses override default() to encode objects of further types."""

    item_separator = ", "
    key_separator = ": "

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False, indent=None,
                 separators=None, default=None):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default

    def default(self, o):
        """Something that can be encoded in place of `o`; or TypeError."""
        raise TypeError(f"Object of type {o.__class__.__name__} is not JSON serializable")

    def encode(self, o):
        """The JSON text for an object."""
        if isinstance(o, str):
            return (encode_basestring_ascii if self.ensure_ascii else encode_basestring)(o)
        chunks = self.iterencode(o, _one_shot=True)
        if not isinstance(chunks, (list, tuple)):
            chunks = list(chunks)
        return "".join(chunks)

    def iterencode(self, o, _one_shot=False):
        """The JSON text for an object in pieces, as they come."""
        markers = {} if self.check_circular else None
        string = encode_basestring_ascii if self.ensure_ascii else encode_basestring
        if _one_shot and c_make_encoder is not None:
            encoder = c_make_encoder(markers, self.default, string, _indent_text(self.indent), self.key_separator, self.item_separator,
                                     self.sort_keys, self.skipkeys, self.allow_nan)
            return encoder(o, 0)
        allow_nan = self.allow_nan

        def floatstr(o, _repr=float.__repr__):
            if o != o:
                text = "NaN"
            elif o == INFINITY:
                text = "Infinity"
            elif o == -INFINITY:
                text = "-Infinity"
            else:
                return _repr(o)
            if not allow_nan:
                # As CPython's two encoders have it.
                shown = "" if _one_shot and self.indent is None else ": " + repr(o)
                raise ValueError("Out of range float values are not JSON compliant" + shown)
            return text

        return _make_iterencode(markers, self.default, string, self.indent, floatstr, self.key_separator, self.item_separator,
                                self.sort_keys, self.skipkeys, _one_shot)(o, 0)


# An indent of n means n spaces.
def _indent_text(indent):
    return " " * indent if indent is not None and not isinstance(indent, str) else indent


def _scalar(o, string, floatstr):
    # The text for an object that holds no others, or None.
    if isinstance(o, str):
        return string(o)
    if o is None:
        return "null"
    if o is True:
        return "true"
    if o is False:
        return "false"
    if isinstance(o, int):
        return int.__repr__(o)
    if isinstance(o, float):
        return floatstr(o)
    return None


def _key_text(key, floatstr, skipkeys):
    # A key as the string that it becomes; None to leave the item out.
    if isinstance(key, str):
        return key
    if isinstance(key, float):
        return floatstr(key)
    if key is True:
        return "true"
    if key is False:
        return "false"
    if key is None:
        return "null"
    if isinstance(key, int):
        return int.__repr__(key)
    if skipkeys:
        return None
    raise TypeError(f"keys must be str, int, float, bool or None, not {key.__class__.__name__}")


def _make_iterencode(markers, _default, _encoder, _indent, _floatstr, _key_separator, _item_separator, _sort_keys, _skipkeys,
                     _one_shot):
    # Returns a generator function; a piece is a scalar with what stands before it, or a bracket.
    indent = _indent_text(_indent)

    def layout(level):
        if indent is None:
            return "", _item_separator
        line = "\n" + indent * level
        return line, _item_separator + line

    def enter(o):
        if markers is None:
            return None
        marker = id(o)
        if marker in markers:
            raise ValueError("Circular reference detected")
        markers[marker] = o
        return marker

    def pieces(o, level):
        found = _scalar(o, _encoder, _floatstr)
        if found is not None:
            yield found
        elif isinstance(o, (list, tuple)):
            yield from list_pieces(o, level)
        elif isinstance(o, dict):
            yield from dict_pieces(o, level)
        else:
            marker = enter(o)
            yield from pieces(_default(o), level)
            if marker is not None:
                del markers[marker]

    def list_pieces(values, level):
        if not values:
            yield "[]"
            return
        marker = enter(values)
        before, between = layout(level + 1)
        lead = "[" + before
        for value in values:
            found = _scalar(value, _encoder, _floatstr)
            if found is not None:
                yield lead + found
            else:
                yield lead
                yield from pieces(value, level + 1)
            lead = between
        if indent is not None:
            yield "\n" + indent * level
        yield "]"
        if marker is not None:
            del markers[marker]

    def dict_pieces(items, level):
        if not items:
            yield "{}"
            return
        marker = enter(items)
        yield "{"
        before, between = layout(level + 1)
        if before:
            yield before
        first = True
        for key, value in sorted(items.items()) if _sort_keys else items.items():
            key = _key_text(key, _floatstr, _skipkeys)
            if key is None:
                continue
            if first:
                first = False
            else:
                yield between
            yield _encoder(key)
            yield _key_separator
            found = _scalar(value, _encoder, _floatstr)
            if found is not None:
                yield found
            else:
                yield from pieces(value, level + 1)
        if indent is not None:
            yield "\n" + indent * level
        yield "}"
        if marker is not None:
            del markers[marker]

    return pieces
