"""encodings: finds codecs by name for the module codecs.

A codec is either a module in this package, whose getregentry() gives a codecs.CodecInfo, or a builtin one, for which the classes are
made here.
"""

import codecs
import sys
from _codecs import _builtin_codec
from . import aliases

_cache = {}


class CodecRegistryError(LookupError, SystemError):
    """A module in this package is no codec."""


def normalize_encoding(encoding):
    """A name with runs of anything but ASCII letters, digits and '.' as one underscore, none at the ends."""
    if isinstance(encoding, bytes):
        encoding = str(encoding, "ascii")
    words = "".join(c if c.isalnum() or c == "." else " " for c in encoding)
    return "_".join("".join(c for c in word if c.isascii()) for word in words.split())


def _builtin_info(module):
    # The CodecInfo of a codec in C++; None if there is none.
    row = _builtin_codec(module)
    if row is None:
        return None
    name, encode, decode = row
    module = module.replace("-", "_")
    encode = getattr(codecs, module + "_encode", encode)
    part_decode = getattr(codecs, module + "_decode", None)

    def whole_decode(input, errors="strict"):
        return decode(input, errors)
    whole_decode.__name__ = whole_decode.__qualname__ = "decode"

    class Codec(codecs.Codec):
        def encode(self, input, errors="strict"):
            return encode(input, errors)

        def decode(self, input, errors="strict"):
            return whole_decode(input, errors)

    class IncrementalEncoder(codecs.IncrementalEncoder):
        def encode(self, input, final=False):
            return encode(input, self.errors)[0]

    if part_decode is None or module in ("ascii", "latin_1"):
        class IncrementalDecoder(codecs.IncrementalDecoder):
            def decode(self, input, final=False):
                return decode(input, self.errors)[0]
    else:
        class IncrementalDecoder(codecs.BufferedIncrementalDecoder):
            def _buffer_decode(self, input, errors, final):
                return part_decode(input, errors, final)

    class StreamWriter(Codec, codecs.StreamWriter):
        pass

    class StreamReader(Codec, codecs.StreamReader):
        if part_decode is not None and module not in ("ascii", "latin_1"):
            def decode(self, input, errors="strict"):
                return part_decode(input, errors, False)

    for kind in (Codec, IncrementalEncoder, IncrementalDecoder, StreamWriter, StreamReader):
        kind.__module__ = f"encodings.{module}"
        kind.__qualname__ = kind.__name__
    return codecs.CodecInfo(name=name, encode=encode, decode=whole_decode, incrementalencoder=IncrementalEncoder,
                            incrementaldecoder=IncrementalDecoder, streamwriter=StreamWriter, streamreader=StreamReader)


def _module_info(name):
    # The CodecInfo of a module in this package; None if there is none.
    full = "encodings." + name
    try:
        __import__(full)
    except ModuleNotFoundError:
        return None
    module = sys.modules[full]
    getregentry = getattr(module, "getregentry", None)
    if getregentry is None:
        return None
    entry = getregentry()
    if not isinstance(entry, codecs.CodecInfo):
        raise CodecRegistryError(f'module "{module.__name__}" ({module.__file__}) failed to register')
    return entry


def search_function(encoding):
    """The CodecInfo of an encoding, or None."""
    try:
        return _cache[encoding]
    except KeyError:
        pass
    normal = normalize_encoding(encoding)
    alias = aliases.aliases.get(normal) or aliases.aliases.get(normal.replace(".", "_"))
    entry = None
    for name in (alias, normal):
        if not name or "." in name:
            continue
        entry = _module_info(name) or _builtin_info(name)
        if entry is not None:
            break
    _cache[encoding] = entry
    return entry


codecs.register(search_function)
