# match and case are only words elsewhere.
match = 5
case = [match]
print(match, case, match - 1)
def _(case): return case
match match:
    case case:
        print("captured", case)
match (1, 2):
    case 1, 2: print("tuple without parentheses")
match 1, 2:
    case (a, b): print(a, b)
match = {"k": 1}
match["k"] = 2
print(match["k"])
class match: pass
print(match)
print(type(_).__name__)
