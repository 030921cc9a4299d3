# finally and __exit__ run in the right order through returns and raises at many levels.
log = []
class CM:
    def __init__(self, n): self.n = n
    def __enter__(self): log.append(f"+{self.n}"); return self
    def __exit__(self, t, v, tb): log.append(f"-{self.n}{t.__name__[0] if t else ''}")
def f(mode):
    with CM(1):
        try:
            with CM(2) as two:
                for i in range(3):
                    try:
                        with CM(3):
                            if mode == "return": return i
                            if mode == "raise": raise KeyError
                            if mode == "continue": continue
                            break
                    finally:
                        log.append("f3")
        except KeyError:
            log.append("except")
            return "handled"
        else:
            log.append("else")
        finally:
            log.append("f1")
for mode in ("return", "raise", "continue", "break"):
    log.clear()
    print(mode, f(mode), *log)
