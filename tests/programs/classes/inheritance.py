# Inheritance, overriding, super.
class Animal:
    def __init__(self, name):
        self.name = name
    def speak(self):
        return "..."
    def introduce(self):
        return f"{self.name}: {self.speak()}"
class Dog(Animal):
    def __init__(self, name, tricks=()):
        super().__init__(name)
        self.tricks = list(tricks)
    def speak(self):
        return "Woof"
class Puppy(Dog):
    def speak(self):
        return super().speak().lower() + "!"
    def introduce(self):
        return super(Puppy, self).introduce() + " (puppy)"
for x in (Animal("a"), Dog("d", ["sit"]), Puppy("p")):
    print(x.introduce(), isinstance(x, Dog), type(x).__name__, x.__dict__)
print(issubclass(Puppy, Animal), issubclass(Puppy, (int, Dog)), issubclass(Animal, Dog), [c.__name__ for c in Puppy.__mro__], Dog.__subclasses__(), Puppy.__base__)
