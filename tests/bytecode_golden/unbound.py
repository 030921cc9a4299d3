def unbound(a):
    if a:
        x = 1
    print(x)
    print(x)
    for i in a:
        try:
            y = i
        except ValueError as e:
            print(y, e)
        del i
    return y, i, e
