# An exception whose str fails is still reported.
class Bad(Exception):
    def __str__(self):
        raise ValueError("no str")
raise Bad()
