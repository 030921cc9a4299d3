"""Allocation and death of many small objects: complete binary trees."""


class Node:
    __slots__ = ("left", "right")

    def __init__(self, left, right):
        self.left = left
        self.right = right


def bottom_up(depth):
    if depth == 0:
        return Node(None, None)
    return Node(bottom_up(depth - 1), bottom_up(depth - 1))


def check(node):
    if node.left is None:
        return 1
    return 1 + check(node.left) + check(node.right)


def main():
    kept = bottom_up(15)
    for depth in range(4, 15, 5):
        trees = 1 << (15 - depth + 2)
        print(depth, trees, sum(check(bottom_up(depth)) for _ in range(trees)))
    print(check(kept))


main()
