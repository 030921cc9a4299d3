# Deep propagation and re-raising keep the first traceback.
# Failing allocations: what it catches by a base class it prints without its name
def level(n):
    if n == 0:
        raise ValueError("bottom")
    try:
        level(n - 1)
    except ValueError as error:
        if n == 3:
            raise
        error.args += (n,)
        raise
try:
    level(5)
except ValueError as error:
    print(error.args)
    depth, tb = 0, error.__traceback__
    while tb:
        depth, tb = depth + 1, tb.tb_next
    print(depth)
