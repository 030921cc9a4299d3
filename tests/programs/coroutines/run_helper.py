# A tiny event loop.
class Sleep:
    def __init__(self, n): self.n = n
    def __await__(self):
        for i in range(self.n):
            yield
async def worker(name, n, log):
    for i in range(n):
        log.append(f"{name}{i}")
        await Sleep(1)
    return name * n
def run(*coros):
    results, queue = {}, list(enumerate(coros))
    while queue:
        i, c = queue.pop(0)
        try:
            c.send(None)
            queue.append((i, c))
        except StopIteration as stop:
            results[i] = stop.value
    return [results[i] for i in range(len(coros))]
log = []
print(run(worker("a", 2, log), worker("b", 3, log)), log)
