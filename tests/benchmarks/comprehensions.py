"""Comprehensions: list, set, dict, nested, filtered; matrices as lists of lists."""


def multiply(a, b):
    columns = list(zip(*b))
    return [[sum([x * y for x, y in zip(row, column)]) for column in columns] for row in a]


def main():
    n = 110
    a = [[(i * j) % 11 for j in range(n)] for i in range(n)]
    b = [[(i + j) % 7 for j in range(n)] for i in range(n)]
    product = multiply(multiply(a, b), a)
    print(sum(map(sum, product)), product[3][5])
    squares = [i * i for i in range(1_200_000) if i % 3]
    print(len(squares), squares[-1], len({i % 1013 for i in squares}))
    triples = [(x, y, z) for z in range(1, 140) for y in range(1, z) for x in range(1, y) if x * x + y * y == z * z]
    print(len(triples), triples[-1])
    inverse = {value: key for key, value in {i: i ^ 0x55 for i in range(400_000)}.items()}
    print(inverse[0], len(inverse))


main()
