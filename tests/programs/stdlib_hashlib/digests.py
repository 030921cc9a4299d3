# Digests of messages of every length around the block sizes, in one piece and in several.
import hashlib
import io


def shown(function, *args, **keywords):
    try:
        return repr(function(*args, **keywords))
    except Exception as error:
        return f"{type(error).__name__}: {error}"


for name in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512"):
    make = getattr(hashlib, name)
    total = hashlib.new(name)
    for n in (0, 1, 3, 55, 56, 63, 64, 65, 111, 112, 119, 120, 127, 128, 129, 1000):
        message = bytes((i * 7 + n) % 256 for i in range(n))
        digest = make(message)
        pieces = make()
        for i in range(0, n, 13):
            pieces.update(message[i:i + 13])
        assert pieces.digest() == digest.digest() == bytes.fromhex(digest.hexdigest())
        total.update(digest.digest())
    print(name, total.hexdigest(), total.digest_size, total.block_size, total.name, make(b"abc").hexdigest())
h = hashlib.sha256(b"abc")
copy = h.copy()
copy.update(b"def")
print(h.hexdigest() == hashlib.sha256(b"abc").hexdigest(), copy.hexdigest() == hashlib.sha256(b"abcdef").hexdigest())
print(shown(hashlib.md5, "abc"), shown(h.update, "abc"), shown(h.update, 3), shown(hashlib.new, "nothing"), sep="\n")
print(hashlib.pbkdf2_hmac("sha256", b"password", b"salt", 3).hex(), hashlib.pbkdf2_hmac("sha1", b"password" * 20, b"salt", 2, 45).hex())
print(hashlib.file_digest(io.BytesIO(b"abc"), "sha256").hexdigest() == hashlib.sha256(b"abc").hexdigest())
