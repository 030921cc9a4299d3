# The above exception was the direct cause of the following exception.
def load(name):
    try:
        return {"a": 1}[name]
    except KeyError as error:
        raise RuntimeError(f"cannot load {name!r}") from error
load("b")
