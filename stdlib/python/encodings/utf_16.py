"""encodings.utf_16: UTF-16 whose byte order a mark at the beginning tells."""

import codecs
import sys

encode = codecs.utf_16_encode
_little = sys.byteorder == "little"
_native_encode, _other_encode = codecs.utf_16_le_encode, codecs.utf_16_be_encode
_native_decode, _other_decode = codecs.utf_16_le_decode, codecs.utf_16_be_decode
if not _little:
    _native_encode, _other_encode = _other_encode, _native_encode
    _native_decode, _other_decode = _other_decode, _native_decode


def decode(input, errors="strict"):
    return codecs.utf_16_decode(input, errors, True)


def _order_decoder(byteorder):
    # The function for the order that utf_16_ex_decode found; None: there was no mark.
    if byteorder == 0:
        return None
    return codecs.utf_16_le_decode if byteorder == -1 else codecs.utf_16_be_decode


class IncrementalEncoder(codecs.IncrementalEncoder):
    def __init__(self, errors="strict"):
        super().__init__(errors)
        self.encoder = None

    def encode(self, input, final=False):
        if self.encoder is None:
            result = encode(input, self.errors)[0]
            self.encoder = _native_encode
            return result
        return self.encoder(input, self.errors)[0]

    def reset(self):
        super().reset()
        self.encoder = None

    def getstate(self):
        # 2: the mark is still to be written.
        return 0 if self.encoder else 2

    def setstate(self, state):
        self.encoder = None if state else _native_encode


class IncrementalDecoder(codecs.BufferedIncrementalDecoder):
    def __init__(self, errors="strict"):
        super().__init__(errors)
        self.decoder = None

    def _buffer_decode(self, input, errors, final):
        if self.decoder is None:
            output, consumed, byteorder = codecs.utf_16_ex_decode(input, errors, 0, final)
            self.decoder = _order_decoder(byteorder)
            if self.decoder is None and consumed >= 2:
                raise UnicodeError("UTF-16 stream does not start with BOM")
            return output, consumed
        return self.decoder(input, errors, final)

    def reset(self):
        super().reset()
        self.decoder = None

    def getstate(self):
        # The number: 0 native order, 1 the other one, 2 not yet known.
        state = super().getstate()[0]
        if self.decoder is None:
            return state, 2
        return state, int(self.decoder is not _native_decode)

    def setstate(self, state):
        super().setstate(state)
        self.decoder = {0: _native_decode, 1: _other_decode}.get(state[1])


class StreamWriter(codecs.StreamWriter):
    def __init__(self, stream, errors="strict"):
        super().__init__(stream, errors)
        self.encoder = None

    def reset(self):
        super().reset()
        self.encoder = None

    def encode(self, input, errors="strict"):
        if self.encoder is None:
            result = encode(input, errors)
            self.encoder = _native_encode
            return result
        return self.encoder(input, errors)


class StreamReader(codecs.StreamReader):
    def reset(self):
        super().reset()
        self.__dict__.pop("decode", None)

    def decode(self, input, errors="strict"):
        text, consumed, byteorder = codecs.utf_16_ex_decode(input, errors, 0, False)
        decoder = _order_decoder(byteorder)
        if decoder is not None:
            self.decode = decoder
        elif consumed >= 2:
            raise UnicodeError("UTF-16 stream does not start with BOM")
        return text, consumed


def getregentry():
    return codecs.CodecInfo(name="utf-16", encode=encode, decode=decode, incrementalencoder=IncrementalEncoder,
                            incrementaldecoder=IncrementalDecoder, streamreader=StreamReader, streamwriter=StreamWriter)
