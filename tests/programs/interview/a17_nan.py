# nan != nan: why is it in the list then?
n = float("nan")
print(n == n, n in [n], [n] == [n], n in [float("nan")])
