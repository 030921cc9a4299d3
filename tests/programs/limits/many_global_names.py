# Global names come and go by the thousand.
for i in range(3000):
    globals()[f"name{i}"] = i
print(name0 + name2999, len([n for n in globals() if n.startswith("name")]))
for i in range(3000):
    del globals()[f"name{i}"]
try:
    name5
except NameError as error:
    print(error)
