"""heapq: a list as a heap, where heap[k] <= heap[2*k+1] and heap[k] <= heap[2*k+2], so that heap[0] is the smallest.

The basic operations are replaced by those of the module _heapq where there is one.
"""

__all__ = ["heappush", "heappop", "heapify", "heapreplace", "merge", "nlargest", "nsmallest", "heappushpop"]


# Smallest-first and largest-first differ in the direction of one comparison, so each direction has its pair of sifts.
# To sift up, the hole goes down along the smaller children to a leaf, and the item from there to its place: for items from the
# end of the list, which are mostly large, this takes fewer comparisons than stopping on the way.

def _siftdown(heap, startpos, pos):
    newitem = heap[pos]
    while pos > startpos:
        parentpos = (pos - 1) >> 1
        parent = heap[parentpos]
        if not newitem < parent:
            break
        heap[pos] = parent
        pos = parentpos
    heap[pos] = newitem


def _siftup(heap, pos):
    endpos = len(heap)
    startpos = pos
    newitem = heap[pos]
    childpos = 2 * pos + 1
    while childpos < endpos:
        rightpos = childpos + 1
        if rightpos < endpos and not heap[childpos] < heap[rightpos]:
            childpos = rightpos
        heap[pos] = heap[childpos]
        pos = childpos
        childpos = 2 * pos + 1
    heap[pos] = newitem
    _siftdown(heap, startpos, pos)


def _siftdown_max(heap, startpos, pos):
    newitem = heap[pos]
    while pos > startpos:
        parentpos = (pos - 1) >> 1
        parent = heap[parentpos]
        if not parent < newitem:
            break
        heap[pos] = parent
        pos = parentpos
    heap[pos] = newitem


def _siftup_max(heap, pos):
    endpos = len(heap)
    startpos = pos
    newitem = heap[pos]
    childpos = 2 * pos + 1
    while childpos < endpos:
        rightpos = childpos + 1
        if rightpos < endpos and not heap[rightpos] < heap[childpos]:
            childpos = rightpos
        heap[pos] = heap[childpos]
        pos = childpos
        childpos = 2 * pos + 1
    heap[pos] = newitem
    _siftdown_max(heap, startpos, pos)


def heappush(heap, item):
    """Put an item into the heap."""
    heap.append(item)
    _siftdown(heap, 0, len(heap) - 1)


def heappop(heap):
    """Remove and return the smallest item."""
    if not heap:
        raise IndexError("index out of range")
    last = heap.pop()
    if not heap:
        return last
    smallest = heap[0]
    heap[0] = last
    _siftup(heap, 0)
    return smallest


def heapreplace(heap, item):
    """Return the smallest item, with a new one put in its place: the heap keeps its size."""
    if not heap:
        raise IndexError("index out of range")
    smallest = heap[0]
    heap[0] = item
    _siftup(heap, 0)
    return smallest


def heappushpop(heap, item):
    """Push an item, then pop the smallest, in one go."""
    if heap and heap[0] < item:
        item, heap[0] = heap[0], item
        _siftup(heap, 0)
    return item


def heapify(x):
    """Turn a list into a heap, in place, in linear time."""
    for position in reversed(range(len(x) // 2)):
        _siftup(x, position)


def _heappop_max(heap):
    if not heap:
        raise IndexError("index out of range")
    last = heap.pop()
    if not heap:
        return last
    largest = heap[0]
    heap[0] = last
    _siftup_max(heap, 0)
    return largest


def _heapreplace_max(heap, item):
    if not heap:
        raise IndexError("index out of range")
    largest = heap[0]
    heap[0] = item
    _siftup_max(heap, 0)
    return largest


def _heapify_max(x):
    for position in reversed(range(len(x) // 2)):
        _siftup_max(x, position)


try:
    from _heapq import *
    from _heapq import _heapify_max, _heappop_max, _heapreplace_max
except ImportError:
    pass


def merge(*iterables, key=None, reverse=False):
    """Merge sorted inputs into one sorted stream, without reading more than one item ahead of each."""
    if reverse:
        _heapify, _heappop, _heapreplace, direction = _heapify_max, _heappop_max, _heapreplace_max, -1
    else:
        _heapify, _heappop, _heapreplace, direction = heapify, heappop, heapreplace, 1

    # Entries are [sort key, number of the input, its __next__, item]; the number makes them all different, and keeps the merge
    # stable.
    heap = []
    for order, iterable in enumerate(iterables):
        advance = iter(iterable).__next__
        for item in _first(advance):
            heap.append([item if key is None else key(item), order * direction, advance, item])
    _heapify(heap)

    while len(heap) > 1:
        entry = heap[0]
        advance = entry[2]
        try:
            while True:
                yield entry[3]
                item = entry[3] = advance()
                entry[0] = item if key is None else key(item)
                _heapreplace(heap, entry)
                entry = heap[0]
                advance = entry[2]
        except StopIteration:
            _heappop(heap)
    if heap:
        _, _, advance, item = heap[0]
        yield item
        yield from advance.__self__


def _first(advance):
    try:
        return (advance(),)
    except StopIteration:
        return ()


def _extremes(n, iterable, key, direction):
    # The n first items in sorted order: direction 1 for ascending, -1 for descending.  The heap holds the n best so far with the
    # worst of them on top, as (key, number, item), where the number decides between equals for whoever came first.
    entries = iter(iterable)
    if direction > 0:
        _heapify, _heapreplace = _heapify_max, _heapreplace_max
    else:
        _heapify, _heapreplace = heapify, heapreplace
    heap = []
    for order, item in zip(range(n), entries):
        heap.append((item if key is None else key(item), order * direction, item))
    if not heap:
        return []
    _heapify(heap)
    top = heap[0][0]
    order = n * direction
    for item in entries:
        rank = item if key is None else key(item)
        if (rank < top) if direction > 0 else (top < rank):
            _heapreplace(heap, (rank, order, item))
            top = heap[0][0]
            order += direction
    heap.sort(reverse=direction < 0)
    return [item for rank, order, item in heap]


def _by_sorting(n, iterable, key, reverse):
    # When everything is wanted, sorting is the shorter way; None says that it is not.
    try:
        size = len(iterable)
    except (TypeError, AttributeError):
        return None
    return sorted(iterable, key=key, reverse=reverse)[:n] if n >= size else None


def nsmallest(n, iterable, key=None):
    """The n smallest items, smallest first, as sorted(iterable, key=key)[:n]."""
    if n == 1:
        nothing = object()
        smallest = min(iter(iterable), default=nothing, key=key)
        return [] if smallest is nothing else [smallest]
    result = _by_sorting(n, iterable, key, False)
    return _extremes(n, iterable, key, 1) if result is None else result


def nlargest(n, iterable, key=None):
    """The n largest items, largest first, as sorted(iterable, key=key, reverse=True)[:n]."""
    if n == 1:
        nothing = object()
        largest = max(iter(iterable), default=nothing, key=key)
        return [] if largest is nothing else [largest]
    result = _by_sorting(n, iterable, key, True)
    return _extremes(n, iterable, key, -1) if result is None else result
