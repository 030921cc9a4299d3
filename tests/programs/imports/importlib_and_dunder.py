# __import__ and importlib.
import importlib
m = __import__("plain.helper")
print(m.__name__, m.helper.__name__)
n = __import__("plain.helper", fromlist=["bump"])
print(n.__name__, importlib.import_module("plain.helper") is n, importlib.import_module(".helper", "plain") is n)
n.counter = 50
print(importlib.reload(n) is n, n.counter)
try:
    importlib.import_module("nowhere")
except ModuleNotFoundError as error:
    print(error)
