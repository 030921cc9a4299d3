# A MemoryError that has been handled keeps no frame and no variable alive, however many there were.
class Witness:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone", self.name)


def too_much(name):
    witness = Witness(name)
    return [witness] * (1 << 60)


for name in "abc":
    try:
        too_much(name)
    except MemoryError as error:
        print(type(error).__name__, error.args, error.__traceback__.tb_next.tb_frame.f_locals["name"], error.__context__)

kept = []
for name in range(20):
    try:
        too_much(name)
    except MemoryError as error:
        kept.append(error)
print(len({id(error) for error in kept}), {error.__traceback__.tb_next.tb_frame.f_code.co_name for error in kept})
while kept:
    kept.pop()


class Own(MemoryError):
    pass


try:
    raise Own("with text")
except MemoryError as error:
    print(repr(error), error.__context__)
