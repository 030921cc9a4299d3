# Every division by zero has its own message.
def attempt(f):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)

attempt(lambda: 1 // 0)
attempt(lambda: 1 % 0)
attempt(lambda: 1 / 0)
attempt(lambda: divmod(1, 0))
attempt(lambda: 0 ** -1)
attempt(lambda: pow(3, -1, 0))
attempt(lambda: 10 ** 30 // 0)
attempt(lambda: (10 ** 30) % 0)
