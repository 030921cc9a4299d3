# Where the limit is met: in a comparison whose result is a value, in one that is only jumped on, in a call.
def told(function, *arguments):
    try:
        function(*arguments)
    except RecursionError as error:
        return str(error)


def value_of_numbers(x):
    y = x == 3
    return value_of_numbers(x)


def value_of_floats(x):
    return x < 1.0 or value_of_floats(x)


def jump_on_ints(n):
    if n == -1:
        return 0
    return jump_on_ints(n)


def jump_on_lists(items):
    if items == []:
        return 0
    return jump_on_lists(items)


def both(n):
    return n if n <= 1 and n == 5 else both(n)


for _ in range(3):
    for function in value_of_numbers, value_of_floats, jump_on_ints, jump_on_lists, both:
        print(function.__name__, told(function, [1] if function is jump_on_lists else 2))
