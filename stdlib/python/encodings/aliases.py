"""encodings.aliases: further names of encodings, normalized, and the modules that they mean."""

from _codecs import _builtin_aliases

aliases = _builtin_aliases()
aliases.update({
    "base64": "base64_codec",
    "base_64": "base64_codec",
    "hex": "hex_codec",
    "rot13": "rot_13",
})
