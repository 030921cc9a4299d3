# The parts of a complex number are fields, read as floats that are made each time.
print(type(complex.__dict__["real"]).__name__, type(complex.__dict__["imag"]).__name__, complex.real.__objclass__)
number = 1.5 + 2j
print(number.real, number.imag, number.real is number.real, type(number.real))
for change in (lambda: setattr(number, "real", 3.0), lambda: delattr(number, "imag")):
    try:
        change()
    except AttributeError as error:
        print(error)
