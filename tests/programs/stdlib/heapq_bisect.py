# heapq and bisect.
import heapq, bisect
h = [5, 1, 4, 2]
heapq.heapify(h)
heapq.heappush(h, 0)
print([heapq.heappop(h) for _ in range(5)], heapq.nlargest(2, [1, 9, 5]), heapq.nsmallest(2, "hello"), list(heapq.merge([1, 4], [2, 3])), heapq.heappushpop([2, 3], 1), heapq.heapreplace([2, 3], 1), heapq.nlargest(1, ["a", "bbb"], key=len))
x = [1, 3, 3, 5]
print(bisect.bisect(x, 3), bisect.bisect_left(x, 3), bisect.bisect_right(x, 0), bisect.insort(x, 4), x, bisect.bisect([1, 2, 3], 2, key=lambda v: v))
try:
    heapq.heappop([])
except IndexError as error:
    print(error)
