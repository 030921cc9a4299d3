# More than 4300 digits are refused in both directions, unless the limit is lifted.
import sys
print(sys.get_int_max_str_digits())
for text in ("str(10 ** 4300)", "int('1' * 4301)", "f'{10 ** 5000}'"):
    try:
        eval(text)
    except ValueError as error:
        print(error)
print(len(str(10 ** 4299)), len(hex(10 ** 5000)))
sys.set_int_max_str_digits(0)
print(len(str(10 ** 5000)))
