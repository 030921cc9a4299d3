"""Pancakes: permutations of a small list, reversed slices, item assignment."""


def fannkuch(size):
    counts = list(range(1, size + 1))
    permutation = list(range(size))
    most, checksum, number, depth = 0, 0, 0, size
    while True:
        while depth > 1:
            counts[depth - 1] = depth
            depth -= 1
        first = permutation[0]
        if first:
            stack = permutation[:]
            flips = 0
            while first:
                stack[:first + 1] = stack[first::-1]
                flips += 1
                first = stack[0]
            if flips > most:
                most = flips
            checksum += -flips if number & 1 else flips
        number += 1
        while True:
            if depth == size:
                return checksum, most
            permutation.insert(depth, permutation.pop(0))
            counts[depth] -= 1
            if counts[depth] > 0:
                break
            depth += 1


print(*fannkuch(9))
