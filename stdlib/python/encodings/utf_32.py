"""encodings.utf_32: UTF-32 whose byte order a mark at the beginning tells."""

import codecs
from encodings import _marked

_unit = _marked.Unit(32)
encode = codecs.utf_32_encode


def decode(input, errors="strict"):
    return codecs.utf_32_decode(input, errors, True)


class IncrementalEncoder(_marked.IncrementalEncoder):
    unit = _unit


class IncrementalDecoder(_marked.IncrementalDecoder):
    unit = _unit


class StreamWriter(_marked.StreamWriter):
    unit = _unit


class StreamReader(_marked.StreamReader):
    unit = _unit


def getregentry():
    return codecs.CodecInfo(name="utf-32", encode=encode, decode=decode, incrementalencoder=IncrementalEncoder,
                            incrementaldecoder=IncrementalDecoder, streamreader=StreamReader, streamwriter=StreamWriter)
