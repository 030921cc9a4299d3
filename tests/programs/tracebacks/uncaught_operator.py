# Carets: ~ under the expression, ^ under the operator.
a, b = 1, None
result = (a + 2) * (b - 1) + 3
