"""base64: bytes as text of 64, 32, 16 or 85 different characters. Base 64 and 16 are done by binascii."""

import binascii
from struct import Struct as _Struct

__all__ = [
    "encode", "decode", "encodebytes", "decodebytes",
    "b64encode", "b64decode", "b32encode", "b32decode", "b32hexencode", "b32hexdecode", "b16encode", "b16decode",
    "b85encode", "b85decode", "a85encode", "a85decode",
    "standard_b64encode", "standard_b64decode", "urlsafe_b64encode", "urlsafe_b64decode",
]

bytes_types = (bytes, bytearray)

MAXLINESIZE = 76
MAXBINSIZE = (MAXLINESIZE // 4) * 3


def _ascii_bytes(s):
    if isinstance(s, str):
        try:
            return s.encode("ascii")
        except UnicodeEncodeError:
            raise ValueError("string argument should contain only ASCII characters")
    if isinstance(s, bytes_types):
        return s
    try:
        return memoryview(s).tobytes()
    except TypeError:
        raise TypeError("argument should be a bytes-like object or ASCII string, not %r" % s.__class__.__name__) from None


# ---- Base 64 ----

def b64encode(s, altchars=None):
    """Base 64 without line breaks; altchars are used in place of + and /."""
    encoded = binascii.b2a_base64(s, newline=False)
    if altchars is None:
        return encoded
    assert len(altchars) == 2, repr(altchars)
    return encoded.translate(bytes.maketrans(b"+/", altchars))


def b64decode(s, altchars=None, validate=False):
    """The bytes of base 64. Foreign characters are an error with validate, and left out without."""
    s = _ascii_bytes(s)
    if altchars is not None:
        altchars = _ascii_bytes(altchars)
        assert len(altchars) == 2, repr(altchars)
        s = s.translate(bytes.maketrans(altchars, b"+/"))
    return binascii.a2b_base64(s, strict_mode=validate)


def standard_b64encode(s):
    """Base 64 with the standard alphabet."""
    return b64encode(s)


def standard_b64decode(s):
    """The bytes of base 64 in the standard alphabet."""
    return b64decode(s)


def urlsafe_b64encode(s):
    """Base 64 with - and _ in place of + and /."""
    return b64encode(s).translate(bytes.maketrans(b"+/", b"-_"))


def urlsafe_b64decode(s):
    """The bytes of base 64 with - and _ in place of + and /."""
    return b64decode(_ascii_bytes(s).translate(bytes.maketrans(b"-_", b"+/")))


# ---- Base 32 ----

_B32 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_B32_HEX = b"0123456789ABCDEFGHIJKLMNOPQRSTUV"
_pairs = {}  # alphabet: the 1024 pairs of its characters
_values = {}  # alphabet: the value of each character


def _b32encode(alphabet, s):
    pairs = _pairs.get(alphabet)
    if pairs is None:
        pairs = _pairs[alphabet] = [bytes((a, b)) for a in alphabet for b in alphabet]
    if not isinstance(s, bytes_types):
        s = memoryview(s).tobytes()
    rest = len(s) % 5
    if rest:
        s = s + b"\0" * (5 - rest)
    encoded = bytearray()
    for i in range(0, len(s), 5):
        group = int.from_bytes(s[i: i + 5], "big")
        encoded += pairs[group >> 30] + pairs[group >> 20 & 0x3FF] + pairs[group >> 10 & 0x3FF] + pairs[group & 0x3FF]
    pads = (0, 6, 4, 3, 1)[rest]
    if pads:
        encoded[-pads:] = b"=" * pads
    return bytes(encoded)


def _b32decode(alphabet, s, casefold=False, map01=None):
    values = _values.get(alphabet)
    if values is None:
        values = _values[alphabet] = {character: value for value, character in enumerate(alphabet)}
    s = _ascii_bytes(s)
    if len(s) % 8:
        raise binascii.Error("Incorrect padding")
    if map01 is not None:
        map01 = _ascii_bytes(map01)
        assert len(map01) == 1, repr(map01)
        s = s.translate(bytes.maketrans(b"01", b"O" + map01))
    if casefold:
        s = s.upper()
    length = len(s)
    s = s.rstrip(b"=")
    pads = length - len(s)
    decoded = bytearray()
    group = 0
    for i in range(0, len(s), 8):
        piece = s[i: i + 8]
        group = 0
        try:
            for character in piece:
                group = group << 5 | values[character]
        except KeyError:
            raise binascii.Error("Non-base32 digit found") from None
        decoded += (group << 5 * (8 - len(piece))).to_bytes(5, "big")
    if length % 8 or pads not in {0, 1, 3, 4, 6}:
        raise binascii.Error("Incorrect padding")
    if pads and decoded:
        # Only so many bytes of the last group are there.
        del decoded[-5 + (43 - 5 * pads) // 8:]
    return bytes(decoded)


def b32encode(s):
    """Base 32."""
    return _b32encode(_B32, s)


def b32decode(s, casefold=False, map01=None):
    """The bytes of base 32. With map01, 0 stands for O and 1 for that letter."""
    return _b32decode(_B32, s, casefold, map01)


def b32hexencode(s):
    """Base 32 with digits first."""
    return _b32encode(_B32_HEX, s)


def b32hexdecode(s, casefold=False):
    """The bytes of base 32 with digits first."""
    return _b32decode(_B32_HEX, s, casefold)


# ---- Base 16 ----

def b16encode(s):
    """Base 16."""
    return binascii.hexlify(s).upper()


def b16decode(s, casefold=False):
    """The bytes of base 16."""
    s = _ascii_bytes(s)
    if casefold:
        s = s.upper()
    if s.translate(None, b"0123456789ABCDEF"):
        raise binascii.Error("Non-base16 digit found")
    return binascii.unhexlify(s)


# ---- Base 85 ----

_ASCII85 = bytes(range(33, 118))
_BASE85 = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~"
_base85_values = None


def _85encode(b, alphabet, pad=False, fold_zeros=False, fold_spaces=False):
    if not isinstance(b, bytes_types):
        b = memoryview(b).tobytes()
    padding = -len(b) % 4
    if padding:
        b = b + b"\0" * padding
    words = _Struct("!%dI" % (len(b) // 4)).unpack(b)
    pieces = []
    for word in words:
        if fold_zeros and not word:
            pieces.append(b"z")
        elif fold_spaces and word == 0x20202020:
            pieces.append(b"y")
        else:
            pieces.append(bytes((alphabet[word // 52200625], alphabet[word // 614125 % 85], alphabet[word // 7225 % 85],
                                 alphabet[word // 85 % 85], alphabet[word % 85])))
    if padding and not pad:
        if pieces[-1] == b"z":
            pieces[-1] = alphabet[:1] * 5
        pieces[-1] = pieces[-1][:-padding]
    return b"".join(pieces)


def a85encode(b, *, foldspaces=False, wrapcol=0, pad=False, adobe=False):
    """Ascii85, in lines of wrapcol characters where that is not 0, between <~ and ~> with adobe."""
    result = _85encode(b, _ASCII85, pad, True, foldspaces)
    if adobe:
        result = b"<~" + result
    if wrapcol:
        wrapcol = max(2 if adobe else 1, wrapcol)
        lines = [result[i: i + wrapcol] for i in range(0, len(result), wrapcol)]
        if adobe and len(lines[-1]) + 2 > wrapcol:
            lines.append(b"")
        result = b"\n".join(lines)
    if adobe:
        result += b"~>"
    return result


def a85decode(b, *, foldspaces=False, adobe=False, ignorechars=b" \t\n\r\v"):
    """The bytes of Ascii85."""
    b = _ascii_bytes(b)
    if adobe:
        if not b.endswith(b"~>"):
            raise ValueError("Ascii85 encoded byte sequences must end with {!r}".format(b"~>"))
        b = b[2:-2] if b.startswith(b"<~") else b[:-2]
    decoded = []
    group = []
    for character in b + b"u" * 4:
        if 33 <= character <= 117:
            group.append(character)
            if len(group) == 5:
                word = 0
                for digit in group:
                    word = 85 * word + digit - 33
                if word > 0xFFFFFFFF:
                    raise ValueError("Ascii85 overflow") from None
                decoded.append(word.to_bytes(4, "big"))
                group = []
        elif character == 122:
            if group:
                raise ValueError("z inside Ascii85 5-tuple")
            decoded.append(b"\0\0\0\0")
        elif foldspaces and character == 121:
            if group:
                raise ValueError("y inside Ascii85 5-tuple")
            decoded.append(b"    ")
        elif character not in ignorechars:
            raise ValueError("Non-Ascii85 digit found: %c" % character)
    result = b"".join(decoded)
    padding = 4 - len(group)
    return result[:-padding] if padding else result


def b85encode(b, pad=False):
    """Base 85, as git and Mercurial write binary diffs."""
    return _85encode(b, _BASE85, pad)


def b85decode(b):
    """The bytes of base 85."""
    global _base85_values
    if _base85_values is None:
        _base85_values = {character: value for value, character in enumerate(_BASE85)}
    b = _ascii_bytes(b)
    padding = -len(b) % 5
    b = b + b"~" * padding
    decoded = []
    for i in range(0, len(b), 5):
        word = 0
        for place, character in enumerate(b[i: i + 5], i):
            value = _base85_values.get(character)
            if value is None:
                raise ValueError("bad base85 character at position %d" % place) from None
            word = 85 * word + value
        if word > 0xFFFFFFFF:
            raise ValueError("base85 overflow in hunk starting at byte %d" % i) from None
        decoded.append(word.to_bytes(4, "big"))
    result = b"".join(decoded)
    return result[:-padding] if padding else result


# ---- MIME ----

def encode(input, output):
    """Write a binary file as lines of base 64 to another."""
    while piece := input.read(MAXBINSIZE):
        while len(piece) < MAXBINSIZE and (more := input.read(MAXBINSIZE - len(piece))):
            piece += more
        output.write(binascii.b2a_base64(piece))


def decode(input, output):
    """Write the bytes of a file of lines of base 64 to another."""
    while line := input.readline():
        output.write(binascii.a2b_base64(line))


def _check_bytes(s):
    try:
        view = memoryview(s)
    except TypeError as error:
        raise TypeError("expected bytes-like object, not %s" % s.__class__.__name__) from error
    if view.format not in ("c", "b", "B"):
        raise TypeError("expected single byte elements, not %r from %s" % (view.format, s.__class__.__name__))
    if view.ndim != 1:
        raise TypeError("expected 1-D data, not %d-D data from %s" % (view.ndim, s.__class__.__name__))


def encodebytes(s):
    """Lines of base 64, of at most 76 characters."""
    _check_bytes(s)
    return b"".join(binascii.b2a_base64(s[i: i + MAXBINSIZE]) for i in range(0, len(s), MAXBINSIZE))


def decodebytes(s):
    """The bytes of lines of base 64."""
    _check_bytes(s)
    return binascii.a2b_base64(s)
