# Which equal strings are one object?
a, b = "hello", "hello"
c, d = "hello world", "hello world"
e = "".join(["hello", " world"])
scope1, scope2 = {}, {}
exec("s = 'hello'; t = 'hello world'", scope1)
exec("s = 'hello'; t = 'hello world'", scope2)
print(a is b, c is d, c is e, scope1["s"] is scope2["s"], scope1["t"] is scope2["t"])
