# partition and rpartition.
print("key=value=x".partition("="), "key=value=x".rpartition("="), "abc".partition("-"), "abc".rpartition("-"), "abc".partition("abc"), "".partition("x"))
try:
    "a".partition("")
except ValueError as error:
    print(error)
