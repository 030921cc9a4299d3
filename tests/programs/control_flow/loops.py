# for, while, break, continue, else.
for i in range(5):
    if i == 1:
        continue
    if i == 3:
        break
    print(i)
else:
    print("no break")
for i in []:
    pass
else:
    print("else of an empty loop")
n = 3
while n:
    n -= 1
    if n == 1:
        continue
    print("n", n)
else:
    print("while else")
while True:
    break
else:
    print("never")
for i in range(3):
    for j in range(3):
        if j == i:
            break
        print(i, j)
print("after", i, j)
