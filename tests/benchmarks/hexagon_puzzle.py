"""A puzzle on a hexagon: every filled cell counts its filled neighbours; candidates are kept in sets, copied at each guess."""


def cells_of(radius):
    return [(q, r) for r in range(-radius, radius + 1) for q in range(-radius, radius + 1) if abs(q + r) <= radius]


NEIGHBOURS = ((1, 0), (-1, 0), (0, 1), (0, -1), (1, -1), (-1, 1))


class Search:
    def __init__(self, radius, numbers):
        self.cells = cells_of(radius)
        self.around = {cell: [(cell[0] + dq, cell[1] + dr) for dq, dr in NEIGHBOURS] for cell in self.cells}
        known = set(self.cells)
        self.around = {cell: [other for other in others if other in known] for cell, others in self.around.items()}
        self.numbers = numbers
        self.nodes = 0
        self.solutions = 0

    def consistent(self, candidates):
        for cell, number in self.numbers.items():
            low = high = 0
            for other in self.around[cell]:
                choice = candidates[other]
                if True in choice:
                    high += 1
                    if False not in choice:
                        low += 1
            if not low <= number <= high:
                return False
        return True

    def reduce(self, candidates):
        changed = True
        while changed:
            changed = False
            for cell, number in self.numbers.items():
                open_cells = [other for other in self.around[cell] if len(candidates[other]) == 2]
                if not open_cells:
                    continue
                full = sum(1 for other in self.around[cell] if candidates[other] == {True})
                if full == number:
                    for other in open_cells:
                        candidates[other].discard(True)
                    changed = True
                elif full + len(open_cells) == number:
                    for other in open_cells:
                        candidates[other].discard(False)
                    changed = True
        return self.consistent(candidates)

    def solve(self, candidates, limit):
        self.nodes += 1
        if not self.reduce(candidates):
            return
        best = None
        for cell in self.cells:
            if len(candidates[cell]) == 2:
                weight = sum(1 for other in self.around[cell] if other in self.numbers)
                if best is None or weight > best[0]:
                    best = (weight, cell)
        if best is None:
            self.solutions += 1
            return
        for value in (True, False):
            if self.solutions >= limit:
                return
            copied = {cell: set(choice) for cell, choice in candidates.items()}
            copied[best[1]] = {value}
            self.solve(copied, limit)


def puzzle(radius, seed):
    """What the clues of a made-up picture say, and the cells that it fills."""
    filled = {}
    for cell in cells_of(radius):
        seed = (seed * 1103515245 + 12345) % 2147483648
        filled[cell] = seed >> 16 & 3 != 0
    clues = {}
    for number, cell in enumerate(filled):
        if filled[cell] and number % 3 != 1:
            clues[cell] = sum(filled.get((cell[0] + dq, cell[1] + dr), False) for dq, dr in NEIGHBOURS)
    return clues


def main():
    nodes, solutions = 0, []
    for seed in range(1000):
        numbers = puzzle(3, seed)
        search = Search(3, numbers)
        candidates = {cell: {True, False} for cell in search.cells}
        for cell in numbers:
            candidates[cell] = {True}
        search.solve(candidates, 40)
        nodes += search.nodes
        solutions.append(search.solutions)
    print(nodes, solutions[:12], sum(solutions))


main()
