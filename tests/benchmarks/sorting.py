"""Sorting: list.sort with and without keys, and sorts written in Python."""


def pseudo_random(count, seed=42):
    numbers = []
    for _ in range(count):
        seed = (seed * 1103515245 + 12345) % 2147483648
        numbers.append(seed)
    return numbers


def quicksort(items, low, high):
    while low < high:
        pivot = items[(low + high) // 2]
        i, j = low, high
        while i <= j:
            while items[i] < pivot:
                i += 1
            while items[j] > pivot:
                j -= 1
            if i <= j:
                items[i], items[j] = items[j], items[i]
                i += 1
                j -= 1
        if j - low < high - i:
            quicksort(items, low, j)
            low = i
        else:
            quicksort(items, i, high)
            high = j


def merge_sort(items):
    if len(items) <= 1:
        return items
    middle = len(items) // 2
    left, right = merge_sort(items[:middle]), merge_sort(items[middle:])
    merged, i, j = [], 0, 0
    while i < len(left) and j < len(right):
        if left[i] <= right[j]:
            merged.append(left[i])
            i += 1
        else:
            merged.append(right[j])
            j += 1
    return merged + left[i:] + right[j:]


def main():
    numbers = pseudo_random(60_000)
    first = numbers[:]
    quicksort(first, 0, len(first) - 1)
    second = merge_sort(numbers[:50_000])
    third = sorted(numbers, key=lambda n: (n % 1000, -n))
    fourth = pseudo_random(200_000, 7)
    fourth.sort(reverse=True)
    fifth = sorted(map(str, numbers))
    print(first == sorted(numbers), second[0], second[-1], third[0], third[-1], fourth[0], fourth[-1], fifth[0])


main()
