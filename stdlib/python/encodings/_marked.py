"""What encodings.utf_16 and encodings.utf_32 share: codecs whose byte order a mark at the beginning tells.

The classes here are bases: a module sets `unit`, the functions of its width.
"""

import codecs
import sys


class Unit:
    """The functions of _codecs for one width of units."""

    def __init__(self, bits):
        self.size = bits // 8
        self.name = f"UTF-{bits}"
        self.encode = getattr(codecs, f"utf_{bits}_encode")
        self.decode = getattr(codecs, f"utf_{bits}_decode")
        self.ex_decode = getattr(codecs, f"utf_{bits}_ex_decode")
        self.little_decode = getattr(codecs, f"utf_{bits}_le_decode")
        self.big_decode = getattr(codecs, f"utf_{bits}_be_decode")
        little = sys.byteorder == "little"
        self.native_encode = getattr(codecs, f"utf_{bits}_{'le' if little else 'be'}_encode")
        self.native_decode, self.other_decode = (
            (self.little_decode, self.big_decode) if little else (self.big_decode, self.little_decode))

    def order_decoder(self, byteorder):
        """The function for the order that ex_decode found; None: there was no mark."""
        if byteorder == 0:
            return None
        return self.little_decode if byteorder == -1 else self.big_decode

    def no_mark(self):
        return UnicodeError(f"{self.name} stream does not start with BOM")


class IncrementalEncoder(codecs.IncrementalEncoder):
    unit = None

    def __init__(self, errors="strict"):
        super().__init__(errors)
        self.encoder = None

    def encode(self, input, final=False):
        if self.encoder is None:
            result = self.unit.encode(input, self.errors)[0]
            self.encoder = self.unit.native_encode
            return result
        return self.encoder(input, self.errors)[0]

    def reset(self):
        super().reset()
        self.encoder = None

    def getstate(self):
        # 2: the mark is still to be written.
        return 0 if self.encoder else 2

    def setstate(self, state):
        self.encoder = None if state else self.unit.native_encode


class IncrementalDecoder(codecs.BufferedIncrementalDecoder):
    unit = None

    def __init__(self, errors="strict"):
        super().__init__(errors)
        self.decoder = None

    def _buffer_decode(self, input, errors, final):
        if self.decoder is None:
            output, consumed, byteorder = self.unit.ex_decode(input, errors, 0, final)
            self.decoder = self.unit.order_decoder(byteorder)
            if self.decoder is None and consumed >= self.unit.size:
                raise self.unit.no_mark()
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
        return state, int(self.decoder is not self.unit.native_decode)

    def setstate(self, state):
        super().setstate(state)
        self.decoder = {0: self.unit.native_decode, 1: self.unit.other_decode}.get(state[1])


class StreamWriter(codecs.StreamWriter):
    unit = None

    def __init__(self, stream, errors="strict"):
        super().__init__(stream, errors)
        self.encoder = None

    def reset(self):
        super().reset()
        self.encoder = None

    def encode(self, input, errors="strict"):
        if self.encoder is None:
            result = self.unit.encode(input, errors)
            self.encoder = self.unit.native_encode
            return result
        return self.encoder(input, errors)


class StreamReader(codecs.StreamReader):
    unit = None

    def reset(self):
        super().reset()
        self.__dict__.pop("decode", None)

    def decode(self, input, errors="strict"):
        text, consumed, byteorder = self.unit.ex_decode(input, errors, 0, False)
        decoder = self.unit.order_decoder(byteorder)
        if decoder is not None:
            self.decode = decoder
        elif consumed >= self.unit.size:
            raise self.unit.no_mark()
        return text, consumed
