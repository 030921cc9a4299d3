# The messages of augmented assignment.
for symbol in "+= -= *= /= //= %= **= <<= >>= &= |= ^= @=".split():
    for start in ("1", "[]", "None", "{}"):
        try:
            exec(f"x = {start}\nx {symbol} 'a'")
        except (TypeError, ValueError) as error:
            print(error)
