# codecs.charmap_build: a map of three levels where it can be one, a dict elsewhere; the modules of the codecs with a table.
import codecs
import encodings.cp037
import encodings.iso8859_3
import sys

for module in (encodings.cp037, encodings.iso8859_3):
    table = codecs.charmap_build(module.decoding_table)
    print(module.__name__, type(table).__name__, sys.getsizeof(table), table.size(), len(module.decoding_table))
    print(codecs.charmap_encode("abc\u00a3", "strict", table), codecs.charmap_encode("aЖb", "replace", table))
    print(module.getregentry().name, module.getregentry().encode("a\xa3"), module.getregentry().decode(b"\xa1\x41"))
    print(module.IncrementalDecoder().decode(b"\x81\xa1"), module.IncrementalEncoder("ignore").encode("aЖb"))
for text in ("a", "\0", "\0a\0", "\0\U0001f600", "\0\ufffea", "\0ab" * 100, "\0" + "".join(chr(i * 128 + 5) for i in range(1, 256))):
    table = codecs.charmap_build(text)
    print(type(table).__name__, len(table) if type(table) is dict else (sys.getsizeof(table), table.size()))
try:
    codecs.charmap_encode("aЖ", "strict", codecs.charmap_build(encodings.cp037.decoding_table))
except UnicodeEncodeError as error:
    print(error)
try:
    type(codecs.charmap_build("\0a"))()
except TypeError as error:
    print(error)
for bad in (1, ""):
    try:
        codecs.charmap_build(bad)
    except TypeError as error:
        print(error)
