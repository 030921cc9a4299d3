# A perfect player.
LINES = [(0, 1, 2), (3, 4, 5), (6, 7, 8), (0, 3, 6), (1, 4, 7), (2, 5, 8), (0, 4, 8), (2, 4, 6)]
def winner(b):
    return next((b[i] for i, j, k in LINES if b[i] != " " and b[i] == b[j] == b[k]), None)
def best(b, player, cache={}):
    key = (tuple(b), player)
    if key in cache: return cache[key]
    w = winner(b)
    if w: return (1 if w == "X" else -1), None
    free = [i for i, c in enumerate(b) if c == " "]
    if not free: return 0, None
    results = []
    for i in free:
        b[i] = player
        results.append((best(b, "O" if player == "X" else "X")[0], i))
        b[i] = " "
    choose = max if player == "X" else min
    cache[key] = choose(results, key=lambda r: r[0])
    return cache[key]
board, turn = [" "] * 9, "X"
board[0], turn = "X", "O"
while not winner(board) and " " in board:
    board[best(board, turn)[1]] = turn
    turn = "O" if turn == "X" else "X"
for r in range(0, 9, 3): print("|".join(board[r:r + 3]))
print(winner(board))
