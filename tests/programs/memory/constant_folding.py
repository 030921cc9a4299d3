# Constant expressions are folded into co_consts.
def consts(text):
    return compile(text, "<t>", "eval").co_consts
for text in ("24 * 60", "2 ** 10", "'a' * 10", "(1, 2) * 2", "-5", "not True", "1 + 2j", "'a' + 'b'", "(1, 2, 3)", "(1, (2, 3))", "1 / 0", "'ab'[0]", "~1", "1 << 3", "2 ** 200", "1 << 200", "'x' * 5000", "(0,) * 300", "1.5 + 1", "x + 1 + 2", "1 + 2 + x", "x in [1, 2]", "x in {1, 2}", "[1, 2, 3]", "{1, 2, 3}", "b'a' * 3", "'%s' % 5", "...", "None", "-0.0", "[] == ()", "()", "''", "__debug__"):
    print(text, consts(text))
