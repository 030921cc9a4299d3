# Frames of lambdas and comprehensions have their own names.
f = lambda x: [1 // y for y in x]
print(f([1]))
print({k: f(v) for k, v in {"a": [0]}.items()})
