# % formatting that cannot work.
for text in ("'%d' % 'a'", "'%s %s' % 'a'", "'%s' % ('a', 'b')", "'%q' % 1", "'%' % 1", "'%(a)s' % 1", "'%(a)s' % {}", "'%c' % 'ab'", "'%c' % -1", "'%x' % 1.5", "'%f' % 'a'", "'abc' % 5", "'%s %(a)s' % {'a': 1}", "'%*d' % ('a', 1)", "'%(a' % {}", "'%d' % None", "'%i' % []", "'%c' % 1.5", "'a%' % ()"):
    try:
        print(eval(text))
    except (TypeError, ValueError, KeyError, OverflowError) as error:
        print(text, "->", type(error).__name__, error)
