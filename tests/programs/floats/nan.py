# nan is unequal to itself, yet found by identity.
nan = float("nan")
print(nan == nan, nan != nan, nan < 1, nan > 1, nan in [nan], [nan] == [nan], float("nan") in [float("nan")], nan is nan)
print(max(nan, 1), max(1, nan), min(nan, 1), sorted([3, nan, 1])[0] == 3, {nan: 1}[nan], nan + 1, 0 * float("inf"), float("inf") - float("inf"), bool(nan))
