# How many items are alive at a time in a pipeline of generators?
alive = peak = 0
class Item:
    def __init__(self):
        global alive, peak
        alive += 1
        peak = max(peak, alive)
    def __del__(self):
        global alive
        alive -= 1
def produce(n):
    for _ in range(n): yield Item()
count = sum(1 for item in (x for x in produce(100)))
print(count, peak <= 3)
peak = 0
count = len([item for item in produce(100)])
print(count, peak >= 100)
