# Formatter in steps, and the constants.
import string


class Default(string.Formatter):
    def get_value(self, key, args, kwargs):
        return kwargs.get(key, f"<{key}>") if isinstance(key, str) else super().get_value(key, args, kwargs)


f = string.Formatter()
print(f.format("{0} {name!r:>8} {1[k]} {2.real:.{p}f}", "a", {"k": 5}, 2.5, name="n", p=2), f.format("{}{}{}", 1, 2, 3))
print(list(f.parse("a{b!s:>{w}}c{{}}")), f.get_field("0.real", (5,), {}), Default().format("{x} {y}", y=1))
for text, args in (("{} {0}", (1,)), ("{0} {}", (1,)), ("{a}", ()), ("{}", ()), ("{0!x}", (1,)), ("{", ())):
    try:
        print(f.format(text, *args))
    except (ValueError, KeyError, IndexError) as error:
        print(type(error).__name__, error)
print(string.capwords("  hello   big world "), string.capwords("a-b-c", "-"), string.hexdigits, string.punctuation, repr(string.whitespace))
