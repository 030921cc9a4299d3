"""Exceptions: raised, caught, chained, passed through finally and with."""


class Refused(Exception):
    def __init__(self, reason):
        super().__init__(reason)
        self.reason = reason


class Guard:
    def __init__(self):
        self.entered = self.swallowed = 0

    def __enter__(self):
        self.entered += 1
        return self

    def __exit__(self, kind, value, traceback):
        if kind is Refused:
            self.swallowed += 1
            return True
        return False


def deep(level, n):
    if level == 0:
        raise Refused(n)
    try:
        return deep(level - 1, n)
    finally:
        n += 1


def main():
    caught = finals = 0
    data = {"a": 1}
    for i in range(500_000):
        try:
            data["a" if i % 2 else "b"]
        except KeyError:
            caught += 1
        finally:
            finals += 1
    reasons = 0
    for i in range(60_000):
        try:
            deep(5, i)
        except Refused as refused:
            reasons += refused.reason
    guard = Guard()
    for i in range(200_000):
        with guard:
            if i % 3 == 0:
                raise Refused(i)
    chained = 0
    for i in range(60_000):
        try:
            try:
                int("x")
            except ValueError as error:
                raise Refused("no number") from error
        except Refused as refused:
            chained += type(refused.__cause__) is ValueError
    print(caught, finals, reasons, guard.entered, guard.swallowed, chained)


main()
