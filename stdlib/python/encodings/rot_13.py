"""encodings.rot_13: letters moved on by thirteen; from text to text."""

import codecs

_lower = "abcdefghijklmnopqrstuvwxyz"
_moved = _lower[13:] + _lower[:13]
rot13_map = str.maketrans(_lower + _lower.upper(), _moved + _moved.upper())


class Codec(codecs.Codec):
    def encode(self, input, errors="strict"):
        return str.translate(input, rot13_map), len(input)

    decode = encode


class IncrementalEncoder(codecs.IncrementalEncoder):
    def encode(self, input, final=False):
        return str.translate(input, rot13_map)


class IncrementalDecoder(codecs.IncrementalDecoder):
    def decode(self, input, final=False):
        return str.translate(input, rot13_map)


class StreamWriter(Codec, codecs.StreamWriter):
    pass


class StreamReader(Codec, codecs.StreamReader):
    pass


def getregentry():
    return codecs.CodecInfo(name="rot-13", encode=Codec().encode, decode=Codec().decode, incrementalencoder=IncrementalEncoder,
                            incrementaldecoder=IncrementalDecoder, streamwriter=StreamWriter, streamreader=StreamReader,
                            _is_text_encoding=False)
