# A state machine from nested functions and a dict.
class Door:
    transitions = {("closed", "open"): "opened", ("opened", "close"): "closed", ("closed", "lock"): "locked", ("locked", "unlock"): "closed"}
    def __init__(self): self.state = "closed"
    def __getattr__(self, action):
        if not any(action == a for _, a in self.transitions): raise AttributeError(action)
        def act():
            try:
                self.state = self.transitions[self.state, action]
            except KeyError:
                raise RuntimeError(f"cannot {action} when {self.state}") from None
            return self
        return act
d = Door()
print(d.open().close().lock().state)
for name in ("open", "fly"):
    try:
        getattr(d, name)()
    except (RuntimeError, AttributeError) as e:
        print(type(e).__name__, e)
