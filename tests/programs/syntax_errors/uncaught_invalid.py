# The caret stands under the first token that fits nowhere.
def f(a, b):
    return a b
