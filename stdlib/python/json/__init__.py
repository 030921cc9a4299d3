"""json: reading and writing JSON."""

__all__ = ["dump", "dumps", "load", "loads", "JSONDecoder", "JSONDecodeError", "JSONEncoder"]

from .decoder import JSONDecoder, JSONDecodeError
from .encoder import JSONEncoder

_default_encoder = JSONEncoder()
_default_decoder = JSONDecoder()


def _encoder_for(cls, skipkeys, ensure_ascii, check_circular, allow_nan, indent, separators, default, sort_keys, kw):
    if (not skipkeys and ensure_ascii and check_circular and allow_nan and cls is None and indent is None and separators is None
            and default is None and not sort_keys and not kw):
        return _default_encoder
    return (JSONEncoder if cls is None else cls)(
        skipkeys=skipkeys, ensure_ascii=ensure_ascii, check_circular=check_circular, allow_nan=allow_nan, indent=indent,
        separators=separators, default=default, sort_keys=sort_keys, **kw)


def dump(obj, fp, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None,
         separators=None, default=None, sort_keys=False, **kw):
    """Write an object as JSON to a file opened for text; the parameters are those of dumps()."""
    encoder = _encoder_for(cls, skipkeys, ensure_ascii, check_circular, allow_nan, indent, separators, default, sort_keys, kw)
    for chunk in encoder.iterencode(obj):
        fp.write(chunk)


def dumps(obj, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None, separators=None,
          default=None, sort_keys=False, **kw):
    """The JSON text for an object.

    skipkeys leaves out items whose keys cannot be written, instead of failing; ensure_ascii escapes all other characters; without
    allow_nan, NaN and infinities fail; indent (a number or a string) breaks lines; separators is (between items, after keys);
    default is called for objects of other types; cls is an encoder class to use.
    """
    return _encoder_for(cls, skipkeys, ensure_ascii, check_circular, allow_nan, indent, separators, default, sort_keys,
                        kw).encode(obj)


def detect_encoding(b):
    """The encoding of JSON in bytes: one of the UTFs, by its byte order mark or by where the zeros are."""
    for mark, encoding in ((b"\x00\x00\xfe\xff", "utf-32"), (b"\xff\xfe\x00\x00", "utf-32"),
                           (b"\xfe\xff", "utf-16"), (b"\xff\xfe", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig")):
        if b.startswith(mark):
            return encoding
    if len(b) >= 4:
        if not b[0]:
            return "utf-16-be" if b[1] else "utf-32-be"
        if not b[1]:
            return "utf-16-le" if b[2] or b[3] else "utf-32-le"
    elif len(b) == 2:
        if not b[0]:
            return "utf-16-be"
        if not b[1]:
            return "utf-16-le"
    return "utf-8"


def load(fp, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, object_pairs_hook=None, **kw):
    """The object for the JSON in a file; the parameters are those of loads()."""
    return loads(fp.read(), cls=cls, object_hook=object_hook, parse_float=parse_float, parse_int=parse_int,
                 parse_constant=parse_constant, object_pairs_hook=object_pairs_hook, **kw)


def loads(s, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, object_pairs_hook=None, **kw):
    """The object for a JSON text, a str or bytes.

    object_hook is called with the dict of every object, object_pairs_hook with its pairs; parse_float, parse_int and
    parse_constant with the text of numbers and of NaN and infinities; cls is a decoder class to use.
    """
    if isinstance(s, str):
        if s.startswith("\ufeff"):
            raise JSONDecodeError("Unexpected UTF-8 BOM (decode using utf-8-sig)", s, 0)
    else:
        if not isinstance(s, (bytes, bytearray)):
            raise TypeError(f"the JSON object must be str, bytes or bytearray, not {s.__class__.__name__}")
        s = s.decode(detect_encoding(s), "surrogatepass")

    options = {"object_hook": object_hook, "object_pairs_hook": object_pairs_hook, "parse_float": parse_float,
               "parse_int": parse_int, "parse_constant": parse_constant}
    options = {name: value for name, value in options.items() if value is not None}
    if cls is None and not options and not kw:
        return _default_decoder.decode(s)
    return (JSONDecoder if cls is None else cls)(**options, **kw).decode(s)
