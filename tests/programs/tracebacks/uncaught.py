# An uncaught exception through functions, with carets under parts of lines.
def divide(a, b):
    return a / b
def middle(values):
    return [divide(v, 0) for v in values]
class Worker:
    def run(self):
        return middle([1, 2]) + [3]
Worker().run()
