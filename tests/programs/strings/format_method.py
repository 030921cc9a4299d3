# str.format: positions, names, attributes, items, conversions, nesting.
class P:
    x = 3

    def __format__(self, spec):
        return f"<{spec}>"

print("{} {}".format(1, 2), "{1} {0}".format("a", "b"), "{a} {b}".format(a=1, b=2), "{0.x} {1[0]} {2[key]}".format(P(), [9], {"key": "v"}), "{!r} {!s} {!a}".format("é", "é", "é"))
print("{:>5}|{:<5}|{:^5}|{:*^5}".format("a", "b", "c", "d"), "{:{}}|{:{w}.{p}f}".format("x", 4, 3.14159, w=8, p=2), "{{}} {{{}}}".format(1), "{:spec}".format(P()), "{0:{1}}".format(P(), "abc"), "{0!r:>6}".format("q"))
print("{a[b c]}".format(a={"b c": 1}), "{0[1]}{0[-1]}".format({1: "one", "-1": "minus"}), "{:d} {:,} {:%}".format(5, 1234567, 0.5), "{.real} {.imag}".format(1 + 2j, 3j))
print("{x}".format_map({"x": 1}), "{} {a}".format(1, a=2), "{0}{0}".format("r"), "{:.3}".format("abcdef"), "{:5}|{:5}|".format("s", 5))
