# int(float) cuts towards zero; no int for nan and infinity.
print(int(2.9), int(-2.9), int(1e20), int(-0.0), int(1e300) % 1000, int(True))
for value in (float("nan"), float("inf"), float("-inf")):
    try:
        int(value)
    except (ValueError, OverflowError) as error:
        print(type(error).__name__, error)
