import pandas as pd

print(pd.DataFrame({f"column{i}": range(3) for i in range(30)}))
print(pd.DataFrame({f"c{i}": range(100) for i in range(12)}))
print(pd.DataFrame({"long": ["x" * 60, "y"], "other": ["z" * 49, "q"]}))
print(pd.DataFrame({f"c{i}": ["text" * 3] for i in range(8)}))
print(pd.DataFrame({f"c{i}": ["text" * 3] for i in range(8)}).to_string())
