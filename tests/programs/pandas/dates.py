import pandas as pd

days = pd.to_datetime(pd.Series(["2020-01-31", "2020-02-01 10:30", None]))
print(days, days.dt.year, days.dt.month.tolist(), days.dt.day_name().tolist(), days[0], repr(days[0]))
print(pd.Timestamp("2020-03-01") > days, days.min(), days.max(), days.isna().tolist(), days.sort_values(ascending=False))
frame = pd.DataFrame({"when": pd.to_datetime(["2021-05-01", "2021-05-02"]), "v": [1, 2]})
print(frame, frame.dtypes, frame.set_index("when"), frame.groupby("when").sum(), frame[frame["when"] > "2021-05-01"])
print(pd.to_datetime("2020-01-02 03:04:05"), pd.to_datetime("01/02/2020"), pd.date_range("2020-01-01", periods=3).astype(str).tolist())
print(frame["when"].dt.strftime("%d.%m.%Y").tolist(), frame.to_csv(index=False), pd.to_datetime(["x"], errors="coerce").tolist())
