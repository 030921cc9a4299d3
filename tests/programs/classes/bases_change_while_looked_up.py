"""A key of the class's namespace whose equality gives the class other bases while a name is being looked up."""


class First:
    colour = "first's"
    shape = "first's"


class Second:
    colour = "second's"
    shape = "second's"


class Treacherous:
    def __init__(self, looks_like):
        self.looks_like = looks_like

    def __hash__(self):
        return hash(self.looks_like)

    def __eq__(self, other):
        Victim.__bases__ = (Second,)
        return False


for ask in (lambda: Victim.colour, lambda: Victim().colour, lambda: getattr(Victim, "colour")):
    Victim = type("Victim", (First,), {Treacherous("colour"): 1})
    print(ask(), Victim.shape, Victim.__mro__[1].__name__)


def often(rounds):
    global Victim
    seen = set()
    for _ in range(rounds):
        Victim = type("Victim", (First,), {Treacherous("colour"): 1})
        seen.add((Victim.colour, Victim.colour, Victim.shape))
    return seen


print(often(150))
