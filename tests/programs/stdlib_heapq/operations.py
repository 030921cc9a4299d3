# Heaps, merging, the n best, stability.
import heapq

heap = [5, 2, 8, 1, 9, 3]
heapq.heapify(heap)
print(heap, heapq.heappop(heap), heapq.heappushpop(heap, 0), heapq.heapreplace(heap, 7), heap)
heapq.heappush(heap, 4)
print([heapq.heappop(heap) for _ in range(len(heap))])
data = [("b", 2), ("a", 1), ("c", 2), ("d", 3), ("e", 1)]
key = lambda pair: pair[1]
print(heapq.nsmallest(3, data, key), heapq.nlargest(3, data, key), heapq.nlargest(1, data, key), heapq.nsmallest(9, [3, 1, 2]))
print(list(heapq.merge([1, 4, 7], [2, 5], [], [3])), list(heapq.merge([7, 4], [5, 2], reverse=True)))
print(list(heapq.merge(["a", "ccc"], ["bb", "dddd"], key=len)), heapq.nsmallest(0, [1]), heapq.nlargest(2, []))
try:
    heapq.heappop([])
except IndexError as error:
    print(error)
