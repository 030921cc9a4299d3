# if, elif, else.
for n in (-1, 0, 1, None):
    if n is None:
        print("none")
    elif n < 0:
        print("neg")
    elif n == 0:
        print("zero")
    else:
        print("pos")
if 0: print("never")
elif 1: print("one line")
if True: a = 1; b = 2
print(a, b)
