# Does a loop variable leak? A comprehension's? A class body's?
for i in range(3): pass
x = "kept"
[x for x in range(5)]
print(i, x)
class A:
    n = 2
    try:
        print([n for _ in range(1)])
    except NameError as error:
        print(error)
