# Arithmetic with infinities.
inf = float("inf")
print(inf + 1, inf - 1e308, inf * -1, 1 / inf, inf == inf, inf > 10 ** 400, -inf < inf, inf // 1, 5 % inf, -5 % inf, inf ** 0, 0 * inf, 2 ** -inf, inf % 2)
