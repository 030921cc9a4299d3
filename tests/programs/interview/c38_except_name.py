# Why is e gone after except ... as e?
try:
    raise ValueError("v")
except ValueError as e:
    saved = e
try:
    e
except NameError as error:
    print(error)
print(saved)
