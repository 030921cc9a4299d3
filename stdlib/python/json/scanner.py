"""json.scanner: makes the function that reads one JSON value; used where the module _json has none."""

__all__ = ["make_scanner"]

try:
    from _json import make_scanner as c_make_scanner
except ImportError:
    c_make_scanner = None

_DIGITS = frozenset("0123456789")


def _number_end(s, start):
    # Where the number that begins at `start` ends, and whether it is an integer; (start, True) if there is none.
    size = len(s)
    end = start
    if s[end] == "-":
        end += 1
    if end < size and s[end] == "0":
        end += 1
    else:
        digits = end
        while end < size and s[end] in _DIGITS:
            end += 1
        if end == digits:
            return start, True
    integer = True
    if end + 1 < size and s[end] == "." and s[end + 1] in _DIGITS:
        integer = False
        end += 2
        while end < size and s[end] in _DIGITS:
            end += 1
    if end + 1 < size and s[end] in "eE":
        digits = end + 1
        if s[digits] in "+-":
            digits += 1
        if digits < size and s[digits] in _DIGITS:
            integer = False
            end = digits + 1
            while end < size and s[end] in _DIGITS:
                end += 1
    return end, integer


def py_make_scanner(context):
    parse_object = context.parse_object
    parse_array = context.parse_array
    parse_string = context.parse_string
    parse_float = context.parse_float
    parse_int = context.parse_int
    parse_constant = context.parse_constant
    strict = context.strict
    object_hook = context.object_hook
    object_pairs_hook = context.object_pairs_hook
    memo = context.memo

    def read(s, position):
        try:
            first = s[position]
        except IndexError:
            raise StopIteration(position) from None
        if first == '"':
            return parse_string(s, position + 1, strict)
        if first == "{":
            return parse_object((s, position + 1), strict, read, object_hook, object_pairs_hook, memo)
        if first == "[":
            return parse_array((s, position + 1), read)
        if first in _DIGITS or first == "-":
            end, integer = _number_end(s, position)
            if end > position:
                text = s[position:end]
                return (parse_int if integer else parse_float)(text), end
            if s.startswith("-Infinity", position):
                return parse_constant("-Infinity"), position + 9
        elif first == "t":
            if s.startswith("true", position):
                return True, position + 4
        elif first == "f":
            if s.startswith("false", position):
                return False, position + 5
        elif first == "n":
            if s.startswith("null", position):
                return None, position + 4
        elif first == "N":
            if s.startswith("NaN", position):
                return parse_constant("NaN"), position + 3
        elif first == "I" and s.startswith("Infinity", position):
            return parse_constant("Infinity"), position + 8
        raise StopIteration(position)

    def scan_once(string, idx):
        if idx < 0:
            raise ValueError("idx cannot be negative")
        try:
            return read(string, idx)
        finally:
            memo.clear()

    return scan_once


make_scanner = c_make_scanner or py_make_scanner
