def handled(a):
    try:
        a()
    except (KeyError, ValueError) as error:
        print(error)
    except TypeError:
        raise
    else:
        return a
    finally:
        done()


def groups(a):
    try:
        a()
    except* ValueError as group:
        print(group)


def managed(m):
    with m as x, m.other:
        return x
