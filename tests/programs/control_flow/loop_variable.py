# The loop variable stays; changing it does not change the loop.
for i in range(3):
    i = i * 10
    print(i)
print(i)
a = [1, 2]
for a[0] in range(3):
    pass
print(a)
for x in "ab":
    pass
print(x)
for k, v in {"q": 1}.items():
    pass
print(k, v)
