# Publish and subscribe.
class Event:
    def __init__(self): self.handlers = []
    def __iadd__(self, h):
        self.handlers.append(h)
        return self
    def __isub__(self, h):
        self.handlers.remove(h)
        return self
    def __call__(self, *a, **k):
        for h in list(self.handlers): h(*a, **k)
class Thermometer:
    def __init__(self): self.changed, self._t = Event(), 0
    @property
    def t(self): return self._t
    @t.setter
    def t(self, value):
        old, self._t = self._t, value
        if old != value: self.changed(old=old, new=value)
th = Thermometer()
log = []
def handler(old, new): log.append((old, new))
th.changed += handler
th.t = 5
th.t = 5
th.t = 7
th.changed -= handler
th.t = 9
print(log, th.t)
