# The methods and attributes of ints.
print((10).bit_length(), (0).bit_length(), (-256).bit_length(), (2 ** 100).bit_length(), (13).bit_count(), (-13).bit_count())
print((5).conjugate(), (5).real, (5).imag, (5).numerator, (5).denominator, (7).as_integer_ratio())
print((1024).to_bytes(2, "big"), (1024).to_bytes(4, "little"), (-2).to_bytes(2, "big", signed=True), (5).to_bytes())
print(int.from_bytes(b"\x04\x00", "big"), int.from_bytes(b"\xff\xfe", "big", signed=True), int.from_bytes([1, 2], "little"))
print((3).__add__(4), (3).__add__(4.0), (3).__index__(), (3).__bool__(), (3).__ceil__(), (3).__floor__(), (3).__trunc__())
