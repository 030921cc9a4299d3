# str.format that cannot work.
for text in ("'{}'.format()", "'{1}'.format(0)", "'{a}'.format()", "'{'.format(1)", "'}'.format(1)", "'{!x}'.format(1)", "'{0} {}'.format(1, 2)", "'{} {0}'.format(1, 2)", "'{:d}'.format('a')", "'{0.nope}'.format(1)", "'{0[5]}'.format([])", "'{0[a]}'.format([])", "'{:{}}'.format(1)", "'{!}'.format(1)", "'{!r'.format(1)", "'{0[}'.format([1])", "'{0[]}'.format([1])", "'{0.}'.format(1)", "'{:>>5}'.format(1)", "format('a', '+')", "format('a', ',')", "format('a', '=5')", "format([], '5')", "format(None, 'd')", "format(object(), 'x')", "'{a!r:{b}}'.format(a=1)"):
    try:
        print(eval(text))
    except (TypeError, ValueError, KeyError, IndexError, AttributeError) as error:
        print(text, "->", type(error).__name__, error)
