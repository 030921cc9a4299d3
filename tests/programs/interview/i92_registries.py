# A global registry and an observer list leak; WeakSet does not.
import weakref
class Button:
    all = []
    alive = weakref.WeakSet()
    def __init__(self):
        Button.all.append(self)
        Button.alive.add(self)
b = Button()
del b
print(len(Button.all), len(Button.alive))
Button.all.clear()
print(len(Button.all), len(Button.alive))
