# Thousands of constants in one function, in one list, in one dict.
source = "x = [" + ", ".join(str(i * 1000) for i in range(5000)) + "]"
exec(source)
print(len(x), x[4999])
source = "d = {" + ", ".join(f"'key{i}': {i}.5" for i in range(3000)) + "}"
exec(source)
print(len(d), d["key2999"])
source = "def f(n):\n" + "".join(f"    if n == {i}: return '{i} text'\n" for i in range(3000))
exec(source)
print(f(0), f(2999), f(-1))
source = "t = (" + ", ".join(f"[{i}]" for i in range(2000)) + ")"
exec(source)
print(len(t), t[1999])
source = "s = f'" + "{x[0]}" * 600 + "'"
exec(source)
print(len(s))
