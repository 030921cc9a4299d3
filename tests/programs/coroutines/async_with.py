# async with.
class CM:
    async def __aenter__(self):
        print("aenter")
        return "value"
    async def __aexit__(self, kind, value, tb):
        print("aexit", kind and kind.__name__, value)
        return kind is KeyError
def run(c):
    try:
        c.send(None)
    except StopIteration as stop:
        return stop.value
async def main(error=None):
    async with CM() as a, CM():
        print("body", a)
        if error:
            raise error
    return "end"
print(run(main()), run(main(KeyError("k"))))
try:
    run(main(ValueError("v")))
except ValueError as error:
    print("out", error)
class Sync:
    def __enter__(self): pass
    def __exit__(self, *a): pass
async def wrong():
    async with Sync(): pass
try:
    run(wrong())
except TypeError as error:
    print(error)
async def wrong2():
    with CM(): pass
try:
    run(wrong2())
except TypeError as error:
    print(error)
