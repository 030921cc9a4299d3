# Dictionaries of dictionaries, formatted as a table.
stock = {"apple": {"price": 0.5, "count": 10}, "pear": {"price": 0.75, "count": 0}, "melon": {"price": 3, "count": 2}}
print(f"{'item':<10}|{'price':>8}|{'count':^7}|")
print("-" * 10 + "+" + "-" * 8 + "+" + "-" * 7 + "+")
for name, item in sorted(stock.items()):
    print(f"{name:<10}|{item['price']:>8.2f}|{item['count']:^7}|")
total = sum(i["price"] * i["count"] for i in stock.values())
print("total %.2f" % total, [n for n, i in stock.items() if not i["count"]], max(stock, key=lambda n: stock[n]["price"]))
