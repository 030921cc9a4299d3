# What the Tab key offers at the prompt: keywords, names, attributes.
# Failing allocations: what cannot be looked up for any reason is not offered
import rlcompleter


class Animal:
    legs = 4
    _hidden = 1

    def speak(self):
        pass

    def eat(self, food):
        pass

    @property
    def age(self):
        print("a property must not run")


animal = Animal()
ant_count = 3


def antenna(a):
    pass


completer = rlcompleter.Completer(globals())
for text in ("ant", "animal.", "animal._h", "Animal.e", "animal.legs.real.den", "wh", "tr", "Fal", "zz", "nope.x", "animal.a"):
    found = []
    while (match := completer.complete(text, len(found))) is not None:
        found.append(match)
    print(text, found)
try:
    rlcompleter.Completer(5)
except TypeError as e:
    print(e)
