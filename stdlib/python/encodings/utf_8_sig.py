"""encodings.utf_8_sig: UTF-8 with a byte order mark at the beginning, which need not be there to decode."""

import codecs


def encode(input, errors="strict"):
    return codecs.BOM_UTF8 + codecs.utf_8_encode(input, errors)[0], len(input)


def decode(input, errors="strict"):
    skipped = 3 if input[:3] == codecs.BOM_UTF8 else 0
    text, consumed = codecs.utf_8_decode(input[skipped:], errors, True)
    return text, consumed + skipped


class IncrementalEncoder(codecs.IncrementalEncoder):
    def __init__(self, errors="strict"):
        super().__init__(errors)
        self.first = 1

    def encode(self, input, final=False):
        data = codecs.utf_8_encode(input, self.errors)[0]
        if self.first:
            self.first = 0
            return codecs.BOM_UTF8 + data
        return data

    def reset(self):
        super().reset()
        self.first = 1

    def getstate(self):
        return self.first

    def setstate(self, state):
        self.first = state


class IncrementalDecoder(codecs.BufferedIncrementalDecoder):
    def __init__(self, errors="strict"):
        super().__init__(errors)
        self.first = 1

    def _buffer_decode(self, input, errors, final):
        skipped = 0
        if self.first:
            if len(input) < 3 and codecs.BOM_UTF8.startswith(input):
                # It may still become a mark.
                return "", 0
            self.first = 0
            if input[:3] == codecs.BOM_UTF8:
                skipped = 3
        text, consumed = codecs.utf_8_decode(input[skipped:], errors, final)
        return text, consumed + skipped

    def reset(self):
        super().reset()
        self.first = 1

    def getstate(self):
        return super().getstate()[0], self.first

    def setstate(self, state):
        super().setstate(state)
        self.first = state[1]


class StreamWriter(codecs.StreamWriter):
    def encode(self, input, errors="strict"):
        # The mark once; then this object encodes without.
        self.encode = codecs.utf_8_encode
        return encode(input, errors)

    def reset(self):
        super().reset()
        self.__dict__.pop("encode", None)


class StreamReader(codecs.StreamReader):
    def decode(self, input, errors="strict"):
        if len(input) < 3:
            if codecs.BOM_UTF8.startswith(input):
                return "", 0
        elif input[:3] == codecs.BOM_UTF8:
            self.decode = codecs.utf_8_decode
            text, consumed = codecs.utf_8_decode(input[3:], errors)
            return text, consumed + 3
        self.decode = codecs.utf_8_decode
        return codecs.utf_8_decode(input, errors)

    def reset(self):
        super().reset()
        self.__dict__.pop("decode", None)


def getregentry():
    return codecs.CodecInfo(name="utf-8-sig", encode=encode, decode=decode, incrementalencoder=IncrementalEncoder,
                            incrementaldecoder=IncrementalDecoder, streamreader=StreamReader, streamwriter=StreamWriter)
