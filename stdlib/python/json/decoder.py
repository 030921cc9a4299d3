"""json.decoder: from JSON text to objects."""

from json import scanner

try:
    from _json import scanstring as c_scanstring
except ImportError:
    c_scanstring = None

__all__ = ["JSONDecoder", "JSONDecodeError"]

NaN = float("nan")
PosInf = float("inf")
NegInf = float("-inf")


class JSONDecodeError(ValueError):
    """A text is not JSON: msg says what is wrong, doc is the text, pos where; lineno and colno are the same as pos."""

    def __init__(self, msg, doc, pos):
        lineno = doc.count("\n", 0, pos) + 1
        colno = pos - doc.rfind("\n", 0, pos)
        ValueError.__init__(self, "%s: line %d column %d (char %d)" % (msg, lineno, colno, pos))
        self.msg = msg
        self.doc = doc
        self.pos = pos
        self.lineno = lineno
        self.colno = colno

    def __reduce__(self):
        return self.__class__, (self.msg, self.doc, self.pos)


_CONSTANTS = {"-Infinity": NegInf, "Infinity": PosInf, "NaN": NaN}

BACKSLASH = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_HEX = frozenset("0123456789abcdefABCDEF")
WHITESPACE_STR = " \t\n\r"


def _skip_whitespace(s, position):
    size = len(s)
    while position < size and s[position] in WHITESPACE_STR:
        position += 1
    return position


def _decode_uXXXX(s, pos):
    # The four hex digits behind the u at pos.  At the very end of the text they are as wrong as if there were none.
    digits = s[pos + 1:pos + 5]
    if pos + 5 < len(s) and _HEX.issuperset(digits):
        return int(digits, 16)
    raise JSONDecodeError("Invalid \\uXXXX escape", s, pos)


def py_scanstring(s, end, strict=True):
    """Read the string whose first character is at `end`: returns it and the position after the closing quote.

    Without `strict`, control characters may stand in it as they are.
    """
    begin = end - 1
    chunks = []
    while True:
        quote = s.find('"', end)
        backslash = s.find("\\", end, quote if quote >= 0 else len(s))
        stop = backslash if backslash >= 0 else quote
        chunk = s[end:stop] if stop >= 0 else s[end:]
        if strict and not chunk.isprintable():
            for offset, c in enumerate(chunk):
                if c < " ":
                    raise JSONDecodeError("Invalid control character at", s, end + offset)
        if stop < 0:
            raise JSONDecodeError("Unterminated string starting at", s, begin)
        if backslash < 0:
            if not chunks:
                return chunk, quote + 1
            chunks.append(chunk)
            return "".join(chunks), quote + 1
        chunks.append(chunk)

        end = backslash + 1
        try:
            escape = s[end]
        except IndexError:
            raise JSONDecodeError("Unterminated string starting at", s, begin) from None
        if escape != "u":
            try:
                chunks.append(BACKSLASH[escape])
            except KeyError:
                raise JSONDecodeError("Invalid \\escape", s, backslash) from None
            end += 1
            continue
        code = _decode_uXXXX(s, end)
        end += 5
        if 0xd800 <= code <= 0xdbff and end + 6 < len(s) and s.startswith("\\u", end):
            low = _decode_uXXXX(s, end + 1)
            if 0xdc00 <= low <= 0xdfff:
                code = 0x10000 + (code - 0xd800 << 10 | low - 0xdc00)
                end += 6
        chunks.append(chr(code))


scanstring = c_scanstring or py_scanstring


def JSONObject(s_and_end, strict, scan_once, object_hook, object_pairs_hook, memo=None):
    """Read the object behind an opening brace; `memo` keeps one string for equal keys."""
    s, end = s_and_end
    pairs = []
    if memo is None:
        memo = {}
    shared = memo.setdefault
    if s[end:end + 1] != '"':
        end = _skip_whitespace(s, end)
        follows = s[end:end + 1]
        if follows == "}":
            if object_pairs_hook is not None:
                return object_pairs_hook(pairs), end + 1
            found = {}
            return found if object_hook is None else object_hook(found), end + 1
        if follows != '"':
            raise JSONDecodeError("Expecting property name enclosed in double quotes", s, end)
    end += 1
    while True:
        key, end = scanstring(s, end, strict)
        key = shared(key, key)
        if s[end:end + 1] != ":":
            end = _skip_whitespace(s, end)
            if s[end:end + 1] != ":":
                raise JSONDecodeError("Expecting ':' delimiter", s, end)
        end += 1
        if s[end:end + 1] in WHITESPACE_STR:
            end = _skip_whitespace(s, end)
        try:
            value, end = scan_once(s, end)
        except StopIteration as stop:
            raise JSONDecodeError("Expecting value", s, stop.value) from None
        pairs.append((key, value))
        end = _skip_whitespace(s, end)
        follows = s[end:end + 1]
        end += 1
        if follows == "}":
            break
        if follows != ",":
            raise JSONDecodeError("Expecting ',' delimiter", s, end - 1)
        end = _skip_whitespace(s, end)
        if s[end:end + 1] != '"':
            raise JSONDecodeError("Expecting property name enclosed in double quotes", s, end)
        end += 1
    if object_pairs_hook is not None:
        return object_pairs_hook(pairs), end
    found = dict(pairs)
    return found if object_hook is None else object_hook(found), end


def JSONArray(s_and_end, scan_once):
    """Read the array behind an opening bracket."""
    s, end = s_and_end
    values = []
    end = _skip_whitespace(s, end)
    if s[end:end + 1] == "]":
        return values, end + 1
    append = values.append
    while True:
        try:
            value, end = scan_once(s, end)
        except StopIteration as stop:
            raise JSONDecodeError("Expecting value", s, stop.value) from None
        append(value)
        end = _skip_whitespace(s, end)
        follows = s[end:end + 1]
        end += 1
        if follows == "]":
            return values, end
        if follows != ",":
            raise JSONDecodeError("Expecting ',' delimiter", s, end - 1)
        end = _skip_whitespace(s, end)


class JSONDecoder:
    """Turns JSON text into Python objects; the hooks and parse_* functions change what becomes of objects and numbers."""

    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True,
                 object_pairs_hook=None):
        self.object_hook = object_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int
        self.parse_constant = parse_constant or _CONSTANTS.__getitem__
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook
        self.parse_object = JSONObject
        self.parse_array = JSONArray
        self.parse_string = scanstring
        self.memo = {}
        self.scan_once = scanner.make_scanner(self)

    def decode(self, s, _w=_skip_whitespace):
        """The value of a text that is nothing but one JSON value."""
        obj, end = self.raw_decode(s, idx=_w(s, 0))
        end = _w(s, end)
        if end != len(s):
            raise JSONDecodeError("Extra data", s, end)
        return obj

    def raw_decode(self, s, idx=0):
        """The value that stands at the beginning of a text, and where it ends."""
        try:
            return self.scan_once(s, idx)
        except StopIteration as stop:
            raise JSONDecodeError("Expecting value", s, stop.value) from None
