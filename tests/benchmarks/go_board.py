"""Random games of go on a small board: groups by union, liberties in sets, lists of neighbours."""
import random

SIZE = 9
EMPTY, BLACK, WHITE = 0, 1, 2


class Point:
    def __init__(self, board, position):
        self.board = board
        self.position = position
        self.color = EMPTY
        self.neighbours = []

    def group(self):
        stones, liberties, todo = {self.position}, set(), [self]
        while todo:
            for other in todo.pop().neighbours:
                if other.color == EMPTY:
                    liberties.add(other.position)
                elif other.color == self.color and other.position not in stones:
                    stones.add(other.position)
                    todo.append(other)
        return stones, liberties


class Board:
    def __init__(self, rng):
        self.points = [Point(self, position) for position in range(SIZE * SIZE)]
        for point in self.points:
            row, column = divmod(point.position, SIZE)
            for dy, dx in ((-1, 0), (1, 0), (0, -1), (0, 1)):
                if 0 <= row + dy < SIZE and 0 <= column + dx < SIZE:
                    point.neighbours.append(self.points[(row + dy) * SIZE + column + dx])
        self.empty = list(range(SIZE * SIZE))
        self.rng = rng
        self.ko = None
        self.captured = [0, 0, 0]

    def is_eye(self, point, color):
        return all(other.color == color for other in point.neighbours)

    def play(self, position, color):
        point = self.points[position]
        point.color = color
        enemy = BLACK + WHITE - color
        taken = set()
        for other in point.neighbours:
            if other.color == enemy and other.position not in taken:
                stones, liberties = other.group()
                if not liberties:
                    taken |= stones
        if not taken and not point.group()[1]:
            point.color = EMPTY
            return False
        self.empty.remove(position)
        for stone in sorted(taken):
            self.points[stone].color = EMPTY
            self.empty.append(stone)
        self.captured[color] += len(taken)
        self.ko = next(iter(taken)) if len(taken) == 1 else None
        return True

    def random_move(self, color):
        for _ in range(8):
            if not self.empty:
                return False
            position = self.empty[self.rng.randrange(len(self.empty))]
            if position != self.ko and not self.is_eye(self.points[position], color) and self.play(position, color):
                return True
        return False

    def score(self):
        totals = [0, 0, 0]
        for point in self.points:
            color = point.color
            if color == EMPTY:
                around = {other.color for other in point.neighbours}
                color = around.pop() if len(around) == 1 else EMPTY
            totals[color] += 1
        return totals[BLACK] - totals[WHITE]


def main(games=110):
    rng = random.Random(7)
    wins = moves = captured = 0
    for _ in range(games):
        board = Board(rng)
        color, passes = BLACK, 0
        for _ in range(3 * SIZE * SIZE):
            if board.random_move(color):
                moves += 1
                passes = 0
            else:
                passes += 1
                if passes == 2:
                    break
            color = BLACK + WHITE - color
        wins += board.score() > 0
        captured += sum(board.captured)
    print(wins, moves, captured)


main()
