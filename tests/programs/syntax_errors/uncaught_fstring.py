# An error inside an f-string expression.
name = "x"
print(f"hello {name +} world")
