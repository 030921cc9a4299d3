# Breadth first, depth first, Dijkstra, topological order.
import heapq
from collections import deque
g = {"A": {"B": 1, "C": 4}, "B": {"C": 2, "D": 5}, "C": {"D": 1}, "D": {}}
def bfs(start):
    seen, queue = [start], deque([start])
    while queue:
        for n in g[queue.popleft()]:
            if n not in seen:
                seen.append(n)
                queue.append(n)
    return seen
def dfs(n, seen=None):
    seen = seen if seen is not None else []
    seen.append(n)
    for m in g[n]:
        if m not in seen:
            dfs(m, seen)
    return seen
def dijkstra(start):
    best, heap = {}, [(0, start)]
    while heap:
        d, n = heapq.heappop(heap)
        if n not in best:
            best[n] = d
            for m, w in g[n].items():
                heapq.heappush(heap, (d + w, m))
    return best
def topological():
    out, marked = [], set()
    def visit(n):
        if n not in marked:
            marked.add(n)
            for m in g[n]: visit(m)
            out.insert(0, n)
    for n in g: visit(n)
    return out
print(bfs("A"), dfs("A"), dijkstra("A"), topological())
