# and, or, xor, not over signs and sizes.
big = 2 ** 70 + 12345
for a, b in [(12, 10), (-12, 10), (12, -10), (-12, -10), (big, 255), (-big, 255), (big, -256), (-big, -big + 1)]:
    print(a & b, a | b, a ^ b, ~a)
print(True & False, True | 2, True ^ True, ~True, ~-1)
