# The report of a syntax error in the script itself: nothing runs.
print("not printed")
x = (1 + 2
y = 3
