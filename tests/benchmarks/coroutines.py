"""Coroutines driven by hand: await chains, __await__, a small round-robin scheduler."""
from collections import deque


class Pause:
    def __await__(self):
        answer = yield "pause"
        return answer


async def fibonacci(n):
    if n <= 1:
        return n
    return await fibonacci(n - 1) + await fibonacci(n - 2)


async def worker(name, rounds, log):
    total = 0
    for number in range(rounds):
        total += await Pause()
        if number % 1000 == 0:
            log.append(name)
    return total


def run(coroutines):
    ready = deque((coroutine, None) for coroutine in coroutines)
    results = []
    tick = 0
    while ready:
        coroutine, value = ready.popleft()
        try:
            coroutine.send(value)
        except StopIteration as stop:
            results.append(stop.value)
        else:
            tick += 1
            ready.append((coroutine, tick % 7))
    return results


log = []
print(run([fibonacci(21)]))
print(run([worker(number, 20_000, log) for number in range(20)])[:5], len(log), sum(log))
