# all and any stop early.
def noisy(values):
    for v in values:
        print(v, end=" ")
        yield v
print(all(noisy([1, 2, 0, 3])), any(noisy([0, "", 5, 6])), all([]), any([]))
for f in (lambda: all(5), lambda: any(None), lambda: all()):
    try:
        f()
    except TypeError as error:
        print(error)
