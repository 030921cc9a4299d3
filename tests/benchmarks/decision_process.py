"""A Markov decision process solved by value iteration: a battle game, states as tuples in dicts, fractions of probability."""
from collections import defaultdict
from functools import lru_cache

MOVES = ("strike", "heavy", "heal")
RANGES = {"strike": (4, 7), "heavy": (1, 12)}


@lru_cache(maxsize=None)
def outcomes(move):
    low, high = RANGES[move]
    spread = high - low + 1
    table = defaultdict(float)
    for damage in range(low, high + 1):
        table[damage] += 0.9 / spread
        table[damage * 2] += 0.1 / spread
    return tuple(table.items())


def successors(state, move):
    """[(probability, state)]: what our move and the answer of the other side lead to."""
    mine, theirs, potions = state
    result = defaultdict(float)
    if move == "heal":
        middle = [(1.0, (min(mine + 10, 33), theirs, potions - 1))]
    else:
        middle = [(p, (mine, max(0, theirs - damage), potions)) for damage, p in outcomes(move)]
    for p, (mine_after, theirs_after, potions_after) in middle:
        if theirs_after == 0:
            result[(mine_after, 0, potions_after)] += p
            continue
        for damage, q in outcomes("strike"):
            result[(max(0, mine_after - damage), theirs_after, potions_after)] += p * q
    return tuple((p, after) for after, p in result.items())


def states():
    return [(mine, theirs, potions) for mine in range(34) for theirs in range(34) for potions in range(2)]


def solve(rounds):
    everything = states()
    graph = {}
    for state in everything:
        mine, theirs, potions = state
        if mine and theirs:
            graph[state] = [successors(state, move) for move in MOVES if move != "heal" or potions]
    value = {state: (1.0 if state[1] == 0 and state[0] else 0.0) for state in everything}
    for _ in range(rounds):
        change = 0.0
        for state, choices in graph.items():
            best = max(sum(p * value[after] for p, after in choice) for choice in choices)
            change = max(change, abs(best - value[state]))
            value[state] = best
        if change < 1e-9:
            break
    return value


value = solve(24)
print(f"{value[33, 33, 1]:.9f} {value[12, 24, 1]:.9f} {sum(value.values()):.6f}")
