# Which ints are shared when they are made at run time?
for text in ("-6", "-5", "256", "257"):
    print(text, int(text) is int(text))
