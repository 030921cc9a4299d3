# chr, ord, ascii, bin, oct, hex, format, repr.
print(chr(65), chr(8364), ord("a"), ord("😀"), ord(b"x"), ascii("é😀\n'"), ascii([1, "ü"]), bin(5), bin(-5), oct(8), hex(255), format(255, "x"), format(3.5), format("a", ">3"), repr("a\n"), bin(True), hex(-1))
