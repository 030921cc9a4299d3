# An error inside an f-string.
value = "x"
print(f"value is {value:d} and more")
