"""hashlib: message digests. MD5, SHA-1 and SHA-2 are in _md5, _sha1, _sha256 and _sha512; others are missing here."""

from _md5 import md5
from _sha1 import sha1
from _sha256 import sha224, sha256
from _sha512 import sha384, sha512

_makers = {"md5": md5, "sha1": sha1, "sha224": sha224, "sha256": sha256, "sha384": sha384, "sha512": sha512}

algorithms_guaranteed = set(_makers)
algorithms_available = set(_makers)

__all__ = (*_makers, "new", "algorithms_guaranteed", "algorithms_available", "pbkdf2_hmac", "file_digest")


def new(name, data=b"", **kwargs):
    """A digest by the algorithm of that name, of `data` to begin with."""
    maker = _makers.get(name) or _makers.get(name.lower())
    if maker is None:
        raise ValueError("unsupported hash type " + name)
    return maker(data, **kwargs)


def _xor_pad(key, value):
    return bytes(byte ^ value for byte in key)


def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
    """A key of dklen bytes made from a password (PKCS #5 v2.0)."""
    if iterations < 1:
        raise ValueError("iteration value must be greater than 0.")
    if dklen is not None and dklen < 1:
        raise ValueError("key length must be greater than 0.")
    inner = new(hash_name)
    outer = new(hash_name)
    if dklen is None:
        dklen = inner.digest_size
    password = bytes(password)
    if len(password) > inner.block_size:
        password = new(hash_name, password).digest()
    password = password.ljust(inner.block_size, b"\0")
    inner.update(_xor_pad(password, 0x36))
    outer.update(_xor_pad(password, 0x5C))

    def keyed(message):
        first = inner.copy()
        first.update(message)
        second = outer.copy()
        second.update(first.digest())
        return second.digest()

    key = b""
    block = 0
    while len(key) < dklen:
        block += 1
        last = keyed(bytes(salt) + block.to_bytes(4, "big"))
        total = int.from_bytes(last, "big")
        for _ in range(iterations - 1):
            last = keyed(last)
            total ^= int.from_bytes(last, "big")
        key += total.to_bytes(inner.digest_size, "big")
    return key[:dklen]


def file_digest(fileobj, digest, /, *, _bufsize=2 ** 18):
    """The digest of what is left in a file opened in binary mode; `digest` is a name or makes one."""
    made = new(digest) if isinstance(digest, str) else digest()
    if hasattr(fileobj, "getbuffer"):
        made.update(fileobj.getbuffer())
        return made
    if not (hasattr(fileobj, "readinto") and hasattr(fileobj, "readable") and fileobj.readable()):
        raise ValueError(f"'{fileobj!r}' is not a file-like object in binary reading mode.")
    buffer = bytearray(_bufsize)
    view = memoryview(buffer)
    while size := fileobj.readinto(buffer):
        made.update(view[:size])
    return made
