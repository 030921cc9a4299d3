# What does {True: 'a', 1: 'b', 1.0: 'c'} contain? And hash(-1)?
print({True: "a", 1: "b", 1.0: "c"}, hash(-1), hash(-2), hash(2 ** 61 - 1))
