import pandas as pd

for values in ([0.1, 0.25, 1 / 3], [1e-7, 1.0], [1e10, 1.5], [123456789.123, 1.0], [float("inf"), 1.0, float("nan")], [1e6, 2.5],
               [1e15], [1.0, 2.0], [0.00001, 123456.789], [1e-300, 1e300], [-0.5, -1.25], [1.123456789], [99999999.5, 0.1]):
    print(pd.Series(values))
    print(pd.DataFrame({"v": values}))
