# Loops and branches over very long bodies.
body = "".join(f"        x = x + {i} - {i}\n" for i in range(6000))
exec("def f(n):\n    x = 0\n    for i in range(n):\n        if i == 1:\n            continue\n        try:\n            pass\n        finally:\n            x += 1\n" + body + "    return x\n")
print(f(3))
exec("def g(n):\n    x = 0\n    while n:\n        n -= 1\n        if n == 2: break\n" + body + "    else:\n        x = -1\n    return x\n")
print(g(5), g(1))
