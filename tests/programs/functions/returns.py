# return in every form.
def nothing(): pass
def bare(): return
def many(): return 1, 2
def star(): return *[1, 2], 3
def early(x):
    if x:
        return "early"
    print("late")
def nested():
    def inner(): return "inner"
    return inner
print(nothing(), bare(), many(), star(), early(1), early(0), nested()())
