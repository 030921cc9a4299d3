# translate and maketrans.
print("hello".translate({ord("l"): "L", ord("o"): None, ord("h"): 72}), "abc".translate(str.maketrans("ab", "xy")), "abc".translate(str.maketrans("a", "x", "c")), str.maketrans({"a": 1, 98: "z"}), "abc".translate(str.maketrans({"a": "<A>"})))
class Table:
    def __getitem__(self, key):
        if key == ord("b"):
            raise LookupError
        return chr(key + 1)
print("abc".translate(Table()))
for f in (lambda: str.maketrans("ab", "x"), lambda: "a".translate({97: 1.5}), lambda: "a".translate({97: 0x110000}), lambda: str.maketrans({"ab": 1}), lambda: str.maketrans(3)):
    try:
        f()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
