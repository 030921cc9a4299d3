# Conditional expressions evaluate one branch.
def say(x):
    print("say", x)
    return x
print(say(1) if say(True) else say(2))
print(say(1) if say(0) else say(2))
print([i if i % 2 else -i for i in range(5)], (1 if True else 2) + 3, 1 if [] else "empty", (lambda x: "pos" if x > 0 else "neg" if x < 0 else "zero")(0))
