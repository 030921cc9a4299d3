# Identifiers beyond ASCII; soft keywords as names.
é = 1
变量 = 2
_ = 3
__ = 4
match = case = type = 5
ª = 6
print(é + 变量 + _ + __ + match + case, a, type)
class Ünï: ö = 7
print(Ünï.ö, Ünï.__name__)
def ƒ(ß=1): return ß
print(ƒ(ß=2))
